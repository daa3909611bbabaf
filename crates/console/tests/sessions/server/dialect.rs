//! How the five systems say the same: which path is what, where a token stands, and how an answer looks.

use chrono::TimeDelta;
use hyper::{Method, Response, header};
use serde_json::{Value, json};

use super::books::{Ask, Given};

pub type Answer = Response<String>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    B2core,
    Babelfor,
    Bfore,
    Haut,
    Mgmtapp,
}

/// The systems that renew.
pub const RENEWING: [Dialect; 4] = [Dialect::B2core, Dialect::Bfore, Dialect::Haut, Dialect::Mgmtapp];

impl Dialect {
    pub fn system(self) -> &'static str {
        match self {
            Self::B2core => "b2core",
            Self::Babelfor => "babelfor",
            Self::Bfore => "bfore",
            Self::Haut => "haut",
            Self::Mgmtapp => "mgmtapp",
        }
    }

    /// The fields of its usual way to sign in.
    pub fn fields(self) -> [&'static str; 2] {
        match self {
            Self::B2core | Self::Haut => ["email", "password"],
            Self::Babelfor | Self::Bfore => ["username", "password"],
            Self::Mgmtapp => ["login", "password"],
        }
    }

    pub fn has_keys(self) -> bool {
        self != Self::B2core
    }

    pub fn renews_by_refresh(self) -> bool {
        self != Self::Bfore
    }

    pub fn access_life(self) -> TimeDelta {
        TimeDelta::minutes(match self {
            Self::B2core | Self::Bfore | Self::Haut => 60,
            Self::Babelfor => 30,
            Self::Mgmtapp => 15,
        })
    }

    pub fn refresh_life(self) -> TimeDelta {
        TimeDelta::days(30)
    }

    pub fn ask(self, method: &Method, path: &str) -> Ask {
        match (self, method.as_str(), path) {
            (Self::B2core, "POST", "/api/v2/signin")
            | (Self::Babelfor, "POST", "/v1/auth/login")
            | (Self::Bfore, "POST", "/user/login")
            | (Self::Haut, "POST", "/api/v1/auth/login/")
            | (Self::Mgmtapp, "POST", "/api/login") => Ask::SignIn,
            (Self::B2core, "POST", "/api/v2/2fa/confirm") => Ask::Confirm,
            (Self::B2core, "POST", "/api/v2/refresh")
            | (Self::Bfore, "GET", "/user/renew")
            | (Self::Haut, "POST", "/api/v1/auth/refresh/")
            | (Self::Mgmtapp, "POST", "/api/token/refresh") => Ask::Renew,
            (Self::B2core, "POST", "/api/v2/signout")
            | (Self::Babelfor, "POST", "/v1/auth/logout")
            | (Self::Bfore, "GET", "/user/logout") => Ask::SignOut,
            (Self::B2core, "GET", "/api/v2/clients")
            | (Self::Babelfor, "GET", "/v1/auth/user")
            | (Self::Bfore, "GET", "/authheader/list")
            | (Self::Haut, "GET", "/api/v1/auth/private_tokens/")
            | (Self::Mgmtapp, "GET", "/api/user") => Ask::Use,
            _ => Ask::Other,
        }
    }

    /// The token that a request carries.
    pub fn token(self, ask: Ask, headers: &hyper::HeaderMap, body: &Value) -> String {
        let header = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let bearer = || header(header::AUTHORIZATION).trim_start_matches("Bearer ").to_owned();
        let member = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
        match (ask, self) {
            (Ask::Confirm, _) => member("token"),
            (Ask::Renew, Self::B2core) => member("refreshToken"),
            (Ask::Renew, Self::Haut) => member("refresh_token"),
            (Ask::Renew, Self::Mgmtapp) => {
                let cookie = header(header::COOKIE).split_once('=');
                cookie.map(|(_, value)| value.to_owned()).unwrap_or_default()
            }
            _ => bearer(),
        }
    }

    pub fn answer(self, ask: Ask, given: Given) -> Answer {
        match given {
            Given::Pair(access, refresh, access_ends, refresh_ends) => match self {
                Self::B2core => plain(json!({
                    "2faRequired": false,
                    "accessToken": { "token": access, "expiresAt": access_ends.to_rfc3339() },
                    "refreshToken": { "token": refresh, "expiresAt": refresh_ends.to_rfc3339() },
                })),
                Self::Babelfor => plain(json!({ "success": true, "token": access, "expiresIn": 1800 })),
                Self::Bfore => plain(json!({ "access_token": access, "Username": "eszter" })),
                Self::Haut => {
                    plain(json!({ "access_token": access, "refresh_token": refresh, "email": "e@k.example" }))
                }
                Self::Mgmtapp => {
                    let mut answer = plain(json!({ "token": access }));
                    let cookie = format!("themanagement_refresh_token={refresh}; HttpOnly");
                    answer.headers_mut().insert(header::SET_COOKIE, cookie.parse().unwrap());
                    answer
                }
            },
            Given::Challenge(token, ends) => plain(json!({
                "2faRequired": true,
                "2faDetails": { "token": token, "provider": "email", "expiresAt": ends.to_rfc3339() },
            })),
            Given::Fine => plain(match (self, ask) {
                (Self::Babelfor, Ask::Use) => {
                    json!({ "success": true, "user": { "id": "u1", "userName": "eszter", "apiKeys": [] } })
                }
                (Self::Babelfor, _) => json!({ "success": true }),
                (Self::B2core, Ask::Use) => json!({ "total": 0, "data": [] }),
                (Self::Bfore, Ask::Use) => json!([]),
                (Self::Haut, _) => json!({ "count": 0, "next": null, "previous": null, "results": [] }),
                (Self::Mgmtapp, _) => json!({ "id": "u1", "name": "Eszter", "email": "e@k.example" }),
                _ => json!({ "message": "done" }),
            }),
            Given::Dead => {
                with_status(401, json!({ "message": "no longer good", "code": "token_not_valid" }))
            }
            Given::WrongCode => with_status(422, json!({ "message": "wrong code" })),
            Given::Unknown => with_status(404, json!({ "message": "nothing here" })),
        }
    }
}

fn plain(body: Value) -> Answer {
    with_status(200, body)
}

pub fn with_status(status: u16, body: Value) -> Answer {
    let answer = Response::builder().status(status).header(header::CONTENT_TYPE, "application/json");
    answer.body(body.to_string()).unwrap()
}
