//! The end that a token tells of itself.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chatelaine_model::Secret;
use chrono::{DateTime, Utc};
use serde_json::Value;

/// The `exp` claim of a JSON Web Token (RFC 7519, section 4.1.4), where the token is one and has it. Nothing is
/// verified: the server does that, and this is a hint when to renew.
pub(crate) fn end_of(token: &Secret) -> Option<DateTime<Utc>> {
    let payload = token.expose().split('.').nth(1)?;
    let bytes = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
    let claims: Value = serde_json::from_slice(&bytes).ok()?;
    let exp = claims.get("exp")?.as_f64()?;
    crate::read::times::after(DateTime::UNIX_EPOCH, exp, 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(claims: &str) -> Secret {
        Secret::new(format!("eyJhbGciOiJub25lIn0.{}.c2ln", URL_SAFE_NO_PAD.encode(claims)))
    }

    #[test]
    fn an_end_is_read_only_if_there() {
        assert_eq!(end_of(&token(r#"{"exp":1795000000}"#)), DateTime::from_timestamp(1_795_000_000, 0));
        assert_eq!(end_of(&token(r#"{"sub":"1"}"#)), None);
        assert_eq!(end_of(&token("no json")), None);
        assert_eq!(end_of(&Secret::new("opaque")), None);
        assert_eq!(end_of(&Secret::new("a.???.c")), None);
    }
}
