//! The refresh cookie. Its name is documented. Assumed: its attributes; `Secure` would keep it from plain HTTP on
//! this computer.

use chrono::TimeDelta;

/// Documented.
pub(super) const NAME: &str = "themanagement_refresh_token";

/// How long a refresh token lives. Documented.
pub(super) const LIFE: TimeDelta = TimeDelta::days(30);

/// The `Set-Cookie` line for a refresh token.
pub(super) fn line(value: &str) -> String {
    format!("{NAME}={value}; Path=/api; Max-Age={}; HttpOnly; SameSite=Strict", LIFE.num_seconds())
}
