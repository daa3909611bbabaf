//! What the sandbox itself knows, asked without the window.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::HarnessError;

/// The sandbox's port of truth, as `truth.json` of its folder names it.
#[derive(Debug)]
pub struct Truth {
    address: String,
    token: String,
}

impl Truth {
    /// Reads where the truth is told.
    ///
    /// # Errors
    /// When the file is not there or says something else.
    pub fn of(sandbox: &Path) -> Result<Self, HarnessError> {
        let file = sandbox.join("truth.json");
        let text = fs::read_to_string(&file).map_err(HarnessError::file(&file))?;
        let told: Value = serde_json::from_str(&text).map_err(unclear)?;
        let field = |name: &str| told[name].as_str().map(str::to_owned).ok_or_else(|| unclear(name));
        Ok(Self { address: field("address")?, token: field("token")? })
    }

    /// Whether anybody tells the truth at all: not when the sandbox has ended.
    pub async fn is_told(&self) -> bool {
        self.ask("/sandbox/mail").await.is_ok()
    }

    /// The code in the newest mail to somebody, if it has one.
    ///
    /// # Errors
    /// When the sandbox does not answer.
    pub async fn code_for(&self, person: &str) -> Result<Option<String>, HarnessError> {
        let mails = self.ask("/sandbox/mail").await?;
        let newest = mails.as_array().and_then(|mails| mails.iter().find(|mail| mail["to"] == person));
        Ok(newest.and_then(|mail| mail["code"].as_str()).map(str::to_owned))
    }

    /// `absent`, `live` or `revoked`: how a key of that name stands on a system.
    ///
    /// # Errors
    /// When the sandbox does not answer.
    pub async fn key(&self, system: &str, name: &str) -> Result<String, HarnessError> {
        let told = self.ask(&format!("/sandbox/keys?system={system}&name={name}")).await?;
        told["presence"].as_str().map(str::to_owned).ok_or_else(|| unclear(told.to_string()))
    }

    /// Tokens, keys and passwords that the servers know.
    ///
    /// # Errors
    /// When the sandbox does not answer.
    pub async fn secrets(&self) -> Result<Vec<String>, HarnessError> {
        let told = self.ask("/sandbox/secrets").await?;
        serde_json::from_value(told).map_err(unclear)
    }

    async fn ask(&self, path: &str) -> Result<Value, HarnessError> {
        let answer = reqwest::Client::new()
            .get(format!("{}{path}", self.address))
            .bearer_auth(&self.token)
            .send()
            .await
            .and_then(reqwest::Response::error_for_status)
            .map_err(unclear)?;
        answer.json().await.map_err(unclear)
    }
}

fn unclear(why: impl ToString) -> HarnessError {
    HarnessError::Truth(why.to_string())
}
