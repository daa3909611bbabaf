//! One installation of a system that the user added.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rustls_pki_types::DnsName;
use serde::{Deserialize, Serialize};
use specta::Type;
use thiserror::Error;
use url::{Host, Url};

use crate::{ServerId, SystemId};

/// One installation of a system: its name, where it is, and how far it is trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Given by Chatelaine when the server was added.
    pub id: ServerId,
    /// The user's name for it.
    pub name: String,
    /// Which definition speaks to it.
    pub system: SystemId,
    /// Where it is.
    pub address: Address,
    /// What makes its TLS certificate good.
    pub trust: Trust,
    /// Production, test or sandbox, so that nobody mixes them up.
    pub mark: EnvironmentMark,
    /// Whether plain http was allowed for this server by name, though it is not on this computer.
    pub plain_http: bool,
    /// Whether a client certificate goes along; its key is sealed in the vault.
    pub client_certificate: bool,
    /// Values of the definition's options that differ from its defaults.
    pub options: BTreeMap<String, String>,
    /// What of the definition is different on this server: its places, such as `keys.create.request.path`, to values.
    pub corrections: BTreeMap<String, String>,
    /// The assumed facts that the user accepted for this server, by their tables (`keys.create`), and when.
    pub accepted: BTreeMap<String, DateTime<Utc>>,
    /// When it was added.
    pub added: DateTime<Utc>,
}

impl Server {
    /// A server as it is before anything special is said of it: trusted by the operating system's verifier, spoken
    /// to as its definition says.
    pub fn new(
        id: ServerId,
        name: String,
        system: SystemId,
        address: Address,
        mark: EnvironmentMark,
        added: DateTime<Utc>,
    ) -> Self {
        Self {
            id,
            name,
            system,
            address,
            trust: Trust::System,
            mark,
            plain_http: false,
            client_certificate: false,
            options: BTreeMap::new(),
            corrections: BTreeMap::new(),
            accepted: BTreeMap::new(),
            added,
        }
    }
}

/// Which environment a server belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum EnvironmentMark {
    /// The real thing.
    Production,
    /// A test installation.
    Test,
    /// The embedded sandbox.
    Sandbox,
}

/// What makes a server's TLS certificate good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Trust {
    /// The operating system's verifier.
    System,
    /// The operating system's verifier, and this authority as well.
    Authority {
        /// The certificate in PEM form.
        pem: String,
    },
    /// This very certificate and no other, whoever signed it.
    Pinned {
        /// SHA-256 over the certificate's DER form, in lower-case hexadecimal digits.
        sha256: String,
    },
}

/// A base URL that was checked: `https`, or `http` on this computer or where the user allowed it by name; no user, query
/// or fragment in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address(Url);

/// Why a text is no base URL.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum AddressError {
    /// It does not parse as a URL with a host, or the host's name is none that a server can have.
    #[error("this is not a web address: expected something like https://host.example")]
    Malformed,
    /// Another scheme than `https` or `http`.
    #[error("only https addresses can be used")]
    Scheme,
    /// `http` to another computer.
    #[error("plain http is refused except for servers on this computer: use https")]
    PlainHttp,
    /// A user name or password stands in it.
    #[error("the address must not hold a user name or password")]
    Credentials,
    /// A query or fragment stands in it.
    #[error("the address must end before any '?' or '#'")]
    Query,
}

impl Address {
    /// Checks a base URL. A missing scheme is taken as `https`; a slash at the end is dropped.
    ///
    /// # Errors
    /// [`AddressError`] names what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        Self::parse_allowing_http(text)?.not_in_the_clear()
    }

    /// Like [`Address::parse`], for a server that the user allowed plain http by name.
    ///
    /// # Errors
    /// [`AddressError`] names what is wrong with it.
    pub fn parse_allowing_http(text: &str) -> Result<Self, AddressError> {
        let address = Self::base(text)?;
        match address.0.host() {
            // A URL may name a host that no name server can know and no certificate can be for.
            Some(Host::Domain(name)) if DnsName::try_from(name).is_err() => Err(AddressError::Malformed),
            _ => Ok(address),
        }
    }

    /// An address that was checked before and kept. Whether a server can have such a name is asked of whoever enters
    /// one: one that is kept must not shut away all that is kept with it.
    ///
    /// # Errors
    /// As [`Address::parse`], and where `plain_http` is set as [`Address::parse_allowing_http`].
    pub fn kept(text: &str, plain_http: bool) -> Result<Self, AddressError> {
        let address = Self::base(text)?;
        if plain_http { Ok(address) } else { address.not_in_the_clear() }
    }

    fn not_in_the_clear(self) -> Result<Self, AddressError> {
        if self.is_encrypted() || self.is_this_computer() { Ok(self) } else { Err(AddressError::PlainHttp) }
    }

    fn base(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let text = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        let mut url = Url::parse(&text).map_err(|_| AddressError::Malformed)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(AddressError::Scheme);
        }
        if url.host_str().is_none_or(str::is_empty) {
            return Err(AddressError::Malformed);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(AddressError::Credentials);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(AddressError::Query);
        }
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(Self(url))
    }

    /// The URL of a path on this server. The base's own path stays in front of it.
    ///
    /// `path` starts with a slash and may carry a query.
    pub fn join(&self, path: &str) -> Option<Url> {
        let base = self.0.as_str().trim_end_matches('/');
        let url = Url::parse(&format!("{base}{path}")).ok()?;
        self.holds(&url).then_some(url)
    }

    /// Whether a URL has this server's scheme, host and port: only then may a credential go there.
    pub fn holds(&self, url: &Url) -> bool {
        self.0.origin() == url.origin()
    }

    /// Whether it is https.
    pub fn is_encrypted(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// Whether it is a loopback address: no proxy has anything to do with it.
    pub fn is_this_computer(&self) -> bool {
        match self.0.host() {
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            Some(Host::Domain(name)) => name == "localhost",
            None => false,
        }
    }

    /// Whether another address has the same scheme, host and port.
    pub fn is_same_server(&self, other: &Self) -> bool {
        self.holds(&other.0)
    }

    /// Host and, where it is not the usual one, port.
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        self.0.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// The whole address, without a slash at the end.
    pub fn as_str(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_scheme_is_https_and_the_last_slash_goes() {
        let address = Address::parse(" keys.kontor.example/base/ ").unwrap();
        assert_eq!(address.as_str(), "https://keys.kontor.example/base");
        assert_eq!(address.join("/v1/x?a=1").unwrap().as_str(), "https://keys.kontor.example/base/v1/x?a=1");
    }

    #[test]
    fn plain_http_stays_on_this_computer() {
        assert!(Address::parse("http://127.0.0.1:4010").is_ok());
        assert!(Address::parse("http://[::1]:4010").is_ok());
        assert_eq!(Address::parse("http://kontor.example"), Err(AddressError::PlainHttp));
        assert_eq!(Address::parse("http://127.0.0.1.kontor.example"), Err(AddressError::PlainHttp));
    }

    #[test]
    fn what_is_no_base_url_is_named() {
        assert_eq!(Address::parse(""), Err(AddressError::Malformed));
        assert_eq!(Address::parse("https://"), Err(AddressError::Malformed));
        let (long_label, long_name) = ("a".repeat(64), "ab.".repeat(90));
        for host in ["kontor..example", "-kontor.example", "kontor'.example", ".", &long_label, &long_name] {
            assert_eq!(Address::parse(&format!("https://{host}")), Err(AddressError::Malformed), "{host}");
        }
        for host in
            ["kontor", "key_store.intern", "xn--ber-goa.example", "über.example", "kontor.example.", "127.1"]
        {
            assert!(Address::parse(&format!("https://{host}")).is_ok(), "{host}");
        }
        assert_eq!(Address::parse("ftp://kontor.example"), Err(AddressError::Scheme));
        assert_eq!(Address::parse("https://a:b@kontor.example"), Err(AddressError::Credentials));
        assert_eq!(Address::parse("https://kontor.example?x"), Err(AddressError::Query));
    }

    #[test]
    fn what_was_kept_is_read_whatever_its_host_is_called_and_never_in_the_clear_unasked() {
        assert_eq!(
            Address::kept("https://kontor..example", false).unwrap().as_str(),
            "https://kontor..example"
        );
        assert_eq!(Address::kept("http://kontor.example", false), Err(AddressError::PlainHttp));
        assert!(Address::kept("http://kontor.example", true).is_ok());
        assert_eq!(Address::kept("https://", true), Err(AddressError::Malformed));
    }

    #[test]
    fn a_path_cannot_leave_the_server() {
        let address = Address::parse("https://kontor.example").unwrap();
        assert!(address.join("@evil.example/x").is_none());
        assert!(address.join(".evil.example/x").is_none());
        assert!(!address.holds(&Url::parse("https://kontor.example:444/").unwrap()));
    }
}
