//! Values of tokens, codes and keys. All of them are random; none can be read for anything but its claims.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::{Rng, RngExt};
use serde_json::Value;

const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// So many letters and digits.
pub(crate) fn letters(random: &mut impl Rng, count: usize) -> String {
    (0..count).map(|_| char::from(LETTERS[random.random_range(0..LETTERS.len())])).collect()
}

/// A code of six digits, leading zeros kept.
pub(crate) fn six_digits() -> String {
    format!("{:06}", rand::rng().random_range(0..1_000_000))
}

/// Shaped like a JWT: the head and claims are real, the signature is random bytes and proves nothing. The servers
/// know their tokens by heart and never look inside.
pub(crate) fn jwt(random: &mut impl Rng, head: &Value, claims: &Value) -> String {
    let mut signature = [0_u8; 32];
    random.fill(&mut signature);
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    format!(
        "{}.{}.{}",
        part(head.to_string().as_bytes()),
        part(claims.to_string().as_bytes()),
        part(&signature)
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_code_is_six_digits() {
        for _ in 0..200 {
            let code = six_digits();
            assert_eq!(code.len(), 6);
            assert!(code.bytes().all(|digit| digit.is_ascii_digit()), "{code}");
        }
    }

    #[test]
    fn a_token_carries_its_claims_and_never_repeats() {
        let token = || jwt(&mut rand::rng(), &json!({ "alg": "HS256" }), &json!({ "exp": 1_795_000_000 }));
        let (one, other) = (token(), token());
        assert_ne!(one, other);
        let claims = URL_SAFE_NO_PAD.decode(one.split('.').nth(1).unwrap()).unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&claims).unwrap(), json!({ "exp": 1_795_000_000 }));
        assert_eq!(one.split('.').count(), 3);
    }
}
