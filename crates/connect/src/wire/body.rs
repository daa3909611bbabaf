//! The body of an answer, taken in with a bound.

use reqwest::Response;

/// Bytes that are taken of one answer, after decompression.
pub(crate) const LIMIT: u64 = 10_000_000;

/// What came of the body.
#[derive(Debug)]
pub(crate) enum Body {
    /// All of it.
    Whole(Vec<u8>),
    /// It ended before its end.
    CutOff,
    /// It was stopped at [`LIMIT`].
    TooLarge,
    /// It did not come in time.
    TimedOut,
}

/// Takes the body in, and stops as soon as it is too large.
pub(super) async fn take(mut response: Response) -> Body {
    if response.content_length().is_some_and(|length| length > LIMIT) {
        return Body::TooLarge;
    }
    let mut bytes = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if (bytes.len() + chunk.len()) as u64 > LIMIT => return Body::TooLarge,
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => return Body::Whole(bytes),
            Err(error) if error.is_timeout() => return Body::TimedOut,
            Err(_) => return Body::CutOff,
        }
    }
}
