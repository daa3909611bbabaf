//! The shapes in which a secret may have been written.

use data_encoding::{BASE64_NOPAD, BASE64URL_NOPAD, HEXLOWER, HEXUPPER};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Every shape of a secret, with its name. What is equal to the plain one is left out.
pub(super) fn of(secret: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = secret.as_bytes();
    let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut shapes = vec![
        ("plain", bytes.to_vec()),
        ("in UTF-16", wide),
        ("in hex", HEXLOWER.encode(bytes).into_bytes()),
        ("in capital hex", HEXUPPER.encode(bytes).into_bytes()),
        ("backwards", bytes.iter().rev().copied().collect()),
    ];
    for before in 0..3 {
        shapes.push(("in base64", amid(&BASE64_NOPAD, bytes, before)));
        shapes.push(("in base64url", amid(&BASE64URL_NOPAD, bytes, before)));
    }
    let escaped = [
        ("in percent-encoding", utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string()),
        ("in JSON", serde_json::Value::from(secret).to_string().trim_matches('"').to_owned()),
    ];
    shapes.extend(
        escaped.into_iter().filter(|(_, text)| text != secret).map(|(shape, text)| (shape, text.into())),
    );
    shapes
}

/// What of a base64 text is sure to stand there when so many bytes come before the secret, and any after it.
fn amid(encoding: &data_encoding::Encoding, secret: &[u8], before: usize) -> Vec<u8> {
    let text = encoding.encode(&[&[0; 2][..before], secret].concat());
    let whole = (before + secret.len()) * 8 / 6;
    let first = (before * 8).div_ceil(6);
    text.into_bytes().into_iter().take(whole).skip(first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_found_wherever_the_secret_begins_and_ends() {
        let secret = b"needle of hay";
        for before in 0..7 {
            for after in 0..4 {
                let bytes = [&vec![b'<'; before][..], secret, &vec![b'>'; after]].concat();
                let text = BASE64_NOPAD.encode(&bytes);
                let found = (0..3).any(|offset| {
                    text.contains(&String::from_utf8(amid(&BASE64_NOPAD, secret, offset)).unwrap())
                });
                assert!(found, "{before} before, {after} after");
            }
        }
    }
}
