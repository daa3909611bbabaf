//! Trying a new key.

use std::collections::BTreeMap;
use std::time::Instant;

use chatelaine_model::{Power, Secret};

use crate::talk::Connection;
use crate::{ConnectError, Credentials};

impl Connection {
    /// Makes a harmless call with a key of the system instead of a session. Gives how long the answer took, in
    /// milliseconds. A key that the server knows and that may not make this very call is taken.
    ///
    /// # Errors
    /// [`ConnectError::NotOffered`] where no such call is known ([`crate::Definition::key_way`]),
    /// [`ConnectError::WrongCredentials`] when the server does not take the key.
    pub async fn check_key(&self, secret: &Secret, language: &str) -> Result<u32, ConnectError> {
        let way = self.definition.key_way().and_then(|way| self.definition.document().way(way));
        let way = way.ok_or(ConnectError::NotOffered(Power::ListKeys))?;
        let field = way.fields.first().ok_or(ConnectError::Definition)?;
        let kept = BTreeMap::from([(field.name.clone(), secret.clone())]);
        let blank = Credentials::blank(&way.way, language, self.now_there());
        let began = Instant::now();
        match self.by_credential(way, Credentials { kept, ..blank }).await {
            // It knows the key, which just may not do this.
            Ok(_) | Err(ConnectError::Forbidden { .. }) => {}
            Err(error) => return Err(error),
        }
        Ok(u32::try_from(began.elapsed().as_millis()).unwrap_or(u32::MAX))
    }
}
