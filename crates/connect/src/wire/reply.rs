//! An answer.

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::header::{CONTENT_TYPE, HeaderMap, RETRY_AFTER, SET_COOKIE};
use serde_json::Value;

use super::Body;
use super::body::LIMIT;
use super::clock::date;
use crate::read::exact;
use crate::{ConnectError, Found, Reach};

/// The longest wait that is believed.
const LONGEST_WAIT: TimeDelta = TimeDelta::days(1);

/// What the server answered. It has no `Debug`: secrets are in it.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    /// When it came, by the server's clock.
    pub(crate) received: DateTime<Utc>,
    /// From sending to the last byte, in milliseconds.
    pub(crate) latency_ms: u32,
}

impl Reply {
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether the server wants a pause: 429 (RFC 6585, section 4), or 503 that says for how long (RFC 9110, section
    /// 15.6.4).
    pub(crate) fn wants_pause(&self) -> bool {
        self.status == 429 || self.status == 503 && self.retry_after().is_some()
    }

    /// The body as JSON. The content type does not matter: servers send JSON as text, and pages as JSON.
    pub(crate) fn json(&self) -> Result<Value, ConnectError> {
        let bytes = match &self.body {
            Body::Whole(bytes) => bytes,
            Body::CutOff => return Err(ConnectError::CutOff),
            Body::TooLarge => return Err(ConnectError::TooLarge { limit: LIMIT }),
            Body::TimedOut => return Err(ConnectError::Unreachable { kind: Reach::TimedOut }),
        };
        if trimmed(bytes).is_empty() {
            return Err(ConnectError::EmptyAnswer);
        }
        serde_json::from_slice(trimmed(bytes)).map_err(|error| match error.classify() {
            serde_json::error::Category::Eof => ConnectError::CutOff,
            _ => ConnectError::NotJson,
        })
    }

    /// The place of a number that this program cannot give back as it came.
    pub(crate) fn lossy(&self) -> Option<String> {
        let Body::Whole(bytes) = &self.body else { return None };
        exact::lossy(trimmed(bytes))
    }

    /// What the body holds, as far as that tells one kind of server from another.
    pub(crate) fn found(&self) -> Found {
        let Body::Whole(bytes) = &self.body else { return Found::Text };
        let bytes = trimmed(bytes);
        let page = self.header(CONTENT_TYPE.as_str()).is_some_and(|kind| kind.starts_with("text/html"));
        if bytes.is_empty() {
            Found::Nothing
        } else if serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok() {
            Found::Json
        } else if page || bytes.starts_with(b"<") {
            Found::Html
        } else {
            Found::Text
        }
    }

    /// Bytes of the body that were taken.
    pub(crate) fn size(&self) -> u64 {
        match &self.body {
            Body::Whole(bytes) => bytes.len() as u64,
            Body::CutOff | Body::TooLarge | Body::TimedOut => 0,
        }
    }

    /// A header as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The value of a cookie that the answer sets. An empty one, and one that is over, is a cookie being removed
    /// (RFC 6265, section 3.1).
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        let lines = self.headers.get_all(SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut values = lines.filter_map(|line| {
            let mut parts = line.split(';');
            let (key, value) = parts.next()?.split_once('=')?;
            let over = self.is_over(parts);
            (key.trim() == name)
                .then(|| value.trim().trim_matches('"'))
                .map(|value| if over { "" } else { value })
        });
        values.next_back().filter(|value| !value.is_empty())
    }

    /// Whether a cookie's attributes say that it is over; `Max-Age` counts before `Expires` (RFC 6265, section 5.3).
    fn is_over<'l>(&self, attributes: impl Iterator<Item = &'l str>) -> bool {
        let (mut age, mut ends) = (None, None);
        for (name, value) in attributes.filter_map(|attribute| attribute.split_once('=')) {
            match name.trim().to_ascii_lowercase().as_str() {
                "max-age" => age = value.trim().parse::<i64>().ok(),
                "expires" => ends = httpdate::parse_http_date(value.trim()).ok().map(DateTime::<Utc>::from),
                _ => {}
            }
        }
        age.map_or_else(|| ends.is_some_and(|ends| ends <= self.received), |age| age <= 0)
    }

    /// How long the server wants us to wait (RFC 9110, section 10.2.3): seconds or a date, never less than nothing
    /// and at most a day.
    pub(crate) fn retry_after(&self) -> Option<TimeDelta> {
        let text = self.header(RETRY_AFTER.as_str())?.trim();
        let wait = if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
            TimeDelta::try_seconds(text.parse().unwrap_or(i64::MAX)).unwrap_or(LONGEST_WAIT)
        } else {
            let said = date(&self.headers).unwrap_or(self.received);
            DateTime::<Utc>::from(httpdate::parse_http_date(text).ok()?) - said
        };
        Some(wait.clamp(TimeDelta::zero(), LONGEST_WAIT))
    }
}

/// Without white space around it and without a byte order mark, which some servers put before JSON.
fn trimmed(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii()
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderName;

    use super::*;

    fn reply(body: &[u8], headers: &[(&str, &str)]) -> Reply {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
        }
        Reply {
            status: 200,
            headers: map,
            body: Body::Whole(body.to_vec()),
            received: DateTime::from_timestamp(1_795_000_000, 0).unwrap(),
            latency_ms: 1,
        }
    }

    #[test]
    fn each_kind_of_body_is_told_apart() {
        assert_eq!(reply(b" {} ", &[]).found(), Found::Json);
        assert_eq!(
            reply(b"\xEF\xBB\xBF{}", &[("content-type", "text/html")]).json(),
            Ok(serde_json::json!({}))
        );
        assert_eq!(reply(b"\n<!doctype html>", &[]).found(), Found::Html);
        assert_eq!(reply(b"hello", &[("content-type", "text/html; charset=utf-8")]).found(), Found::Html);
        assert_eq!(reply(b"hello", &[]).found(), Found::Text);
        assert_eq!(reply(b"  ", &[]).json(), Err(ConnectError::EmptyAnswer));
        assert_eq!(reply(b"{\"a\":", &[]).json(), Err(ConnectError::CutOff));
        assert_eq!(reply(b"{\"a\":\xFF}", &[]).json(), Err(ConnectError::NotJson));
    }

    #[test]
    fn the_last_cookie_of_a_name_counts() {
        let lines = [
            ("set-cookie", "r=one; Path=/"),
            ("set-cookie", "x=2"),
            ("set-cookie", " r = \"two\"; HttpOnly"),
        ];
        assert_eq!(reply(b"", &lines).cookie("r"), Some("two"));
        assert_eq!(reply(b"", &[("set-cookie", "r=; Max-Age=0")]).cookie("r"), None);
        assert_eq!(reply(b"", &[]).cookie("r"), None);
        let set = |line: &str| reply(b"", &[("set-cookie", line)]).cookie("r").map(str::to_owned);
        assert_eq!(set("r=deleted; Expires=Thu, 01 Jan 1970 00:00:00 GMT"), None);
        assert_eq!(set("r=x; path=/; MAX-AGE=0"), None);
        assert_eq!(set("r=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60").as_deref(), Some("x"));
        assert_eq!(set("r=x; Expires=Sat, 18 Nov 2056 11:07:40 GMT").as_deref(), Some("x"));
    }

    #[test]
    fn a_wait_is_read_in_every_form_and_bounded() {
        let wait = |text: &str| reply(b"", &[("retry-after", text)]).retry_after();
        assert_eq!(wait("30"), Some(TimeDelta::seconds(30)));
        assert_eq!(wait("0"), Some(TimeDelta::zero()));
        assert_eq!(wait("99999999999999999999"), Some(LONGEST_WAIT));
        assert_eq!(wait("Wed, 18 Nov 2026 11:07:40 GMT"), Some(TimeDelta::seconds(60)));
        assert_eq!(wait("Wed, 18 Nov 2020 11:07:40 GMT"), Some(TimeDelta::zero()));
        assert_eq!(wait("soon"), None);
        assert_eq!(wait("-5"), None);
    }
}
