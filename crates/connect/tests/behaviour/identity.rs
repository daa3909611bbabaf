//! Files with a client certificate: the same one in every form that openssl writes.

use chatelaine_connect::{ClientIdentity, IdentityError};
use chatelaine_model::Secret;

pub(crate) const CERTIFICATE: &str = include_str!("identity/certificate.pem");
pub(crate) const OPEN: &[u8] = include_bytes!("identity/open.pem");
pub(crate) const CLOSED: &[u8] = include_bytes!("identity/closed.pem");
pub(crate) const ARCHIVE: &[u8] = include_bytes!("identity/archive.p12");
/// With the algorithms of older programs.
pub(crate) const LEGACY: &[u8] = include_bytes!("identity/legacy.p12");
pub(crate) const PASSPHRASE: &str = "made-up";

fn read(file: &[u8], passphrase: Option<&str>) -> Result<ClientIdentity, IdentityError> {
    ClientIdentity::from_file(file, passphrase.map(Secret::new).as_ref())
}

#[test]
fn the_same_certificate_and_key_come_out_of_every_form() {
    let plain = read(OPEN, None).unwrap().to_sealable();
    for (form, file) in [("closed", CLOSED), ("archive", ARCHIVE), ("legacy", LEGACY)] {
        let read = read(file, Some(PASSPHRASE)).unwrap();
        assert_eq!(read.to_sealable(), plain, "{form}");
    }
    assert_eq!(read(OPEN, Some("of no use")).unwrap().to_sealable(), plain, "an open file needs none");
}

#[test]
fn a_missing_and_a_wrong_passphrase_are_told_apart() {
    for (form, file) in [("closed", CLOSED), ("archive", ARCHIVE), ("legacy", LEGACY)] {
        assert_eq!(read(file, None).unwrap_err(), IdentityError::PassphraseNeeded, "{form}");
        assert_eq!(read(file, Some("")).unwrap_err(), IdentityError::PassphraseNeeded, "{form}");
        assert_eq!(read(file, Some("guess")).unwrap_err(), IdentityError::WrongPassphrase, "{form}");
    }
}

#[test]
fn what_is_missing_in_a_file_is_named() {
    let open = std::str::from_utf8(OPEN).unwrap();
    let (_, key) = open.split_once("-----END CERTIFICATE-----\n").unwrap();
    assert_eq!(read(key.as_bytes(), None).unwrap_err(), IdentityError::NoCertificate);
    assert_eq!(read(CERTIFICATE.as_bytes(), None).unwrap_err(), IdentityError::NoKey);
    let other = rcgen::KeyPair::generate().unwrap().serialize_pem();
    let mixed = format!("{CERTIFICATE}{other}");
    assert_eq!(read(mixed.as_bytes(), None).unwrap_err(), IdentityError::OtherKey);
    for no_identity in [b"hello".as_slice(), b"", b"\x30\x03\x02\x01\x03", &ARCHIVE[..100]] {
        assert_eq!(read(no_identity, Some("x")).unwrap_err(), IdentityError::Format);
    }
}

#[test]
fn what_is_sealed_is_read_again_and_nothing_else() {
    let identity = read(ARCHIVE, Some(PASSPHRASE)).unwrap();
    let sealed = identity.to_sealable();
    assert_eq!(ClientIdentity::from_sealable(&sealed).unwrap().to_sealable(), sealed);
    for broken in [b"".as_slice(), b"not base64!", &sealed[1..]] {
        assert!(ClientIdentity::from_sealable(broken).is_err());
    }
    assert_eq!(format!("{identity:?}"), "ClientIdentity { certificates: 1, .. }");
}
