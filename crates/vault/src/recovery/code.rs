//! A recovery code: 128 random bits and a checksum, in letters and digits that survive handwriting.

use chatelaine_model::Secret;
use data_encoding::BASE32_NOPAD_VISUAL;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::VaultError;

const RANDOM: usize = 16;
const CHECK: usize = 4;
/// Characters of a code, without what divides its groups.
const LENGTH: usize = 32;
/// Characters of a group.
const GROUP: usize = 4;

/// A recovery code, wiped on drop. As text: eight groups of four letters and digits (RFC 4648, where 0, 1 and 8 are
/// read as O, I and B); the last 32 bits are a checksum.
#[derive(Clone)]
pub struct RecoveryCode(Zeroizing<[u8; RANDOM]>);

/// Why a text is no recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RecoveryCodeError {
    /// Characters are missing, or there are too many; how many there are.
    #[error("a recovery code has 32 letters and digits, this has {0}")]
    Length(usize),
    /// A character that is in no code; its place, from 1.
    #[error("the character at place {0} is in no recovery code: compare it with what is written down")]
    Letter(usize),
    /// The checksum does not fit.
    #[error("there is a slip in the recovery code: compare it group by group with what is written down")]
    Check,
}

impl RecoveryCode {
    /// How many groups a code is written in.
    pub const GROUPS: usize = LENGTH / GROUP;

    /// A new one from the operating system's random numbers.
    ///
    /// # Errors
    /// [`VaultError::Random`].
    pub fn random() -> Result<Self, VaultError> {
        let mut code = Self(Zeroizing::new([0; RANDOM]));
        getrandom::fill(&mut *code.0).map_err(|_| VaultError::Random)?;
        Ok(code)
    }

    /// Reads what a person typed or pasted: capital or not, with spaces, line ends and dashes anywhere.
    ///
    /// # Errors
    /// [`RecoveryCodeError`] tells a slip of the pen, before anything is tried with it.
    pub fn parse(text: &Secret) -> Result<Self, RecoveryCodeError> {
        let divides = |c: &char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}');
        let typed: Zeroizing<String> =
            Zeroizing::new(text.expose().chars().filter(|c| !divides(c)).collect());
        let length = typed.chars().count();
        if length != LENGTH {
            return Err(RecoveryCodeError::Length(length));
        }
        if let Some(at) = typed.chars().position(|c| !c.is_ascii_alphanumeric() || c == '9') {
            return Err(RecoveryCodeError::Letter(at + 1));
        }
        let capitals = Zeroizing::new(typed.to_ascii_uppercase());
        let decoded = BASE32_NOPAD_VISUAL.decode(capitals.as_bytes());
        let bytes = Zeroizing::new(decoded.map_err(|error| RecoveryCodeError::Letter(error.position + 1))?);
        let (random, check) = bytes.split_at_checked(RANDOM).ok_or(RecoveryCodeError::Check)?;
        if check != checksum(random) {
            return Err(RecoveryCodeError::Check);
        }
        let mut code = Self(Zeroizing::new([0; RANDOM]));
        code.0.copy_from_slice(random);
        Ok(code)
    }

    /// As it is written down: groups with dashes between them.
    pub fn text(&self) -> Secret {
        // With its whole room from the start, so that it never grows and leaves a copy behind.
        let mut text = Zeroizing::new(String::with_capacity(LENGTH + Self::GROUPS));
        for (place, group) in self.groups().iter().enumerate() {
            text.push_str(if place == 0 { "" } else { "-" });
            text.push_str(group);
        }
        Secret::new(text.as_str())
    }

    /// Whether a person who typed this has that group before their eyes; the first group is 0.
    pub fn has_group(&self, place: usize, typed: &Secret) -> bool {
        let typed = Zeroizing::new(typed.expose().trim().to_ascii_uppercase());
        self.groups().get(place).is_some_and(|group| {
            BASE32_NOPAD_VISUAL.decode(padded(group).as_bytes()).ok()
                == BASE32_NOPAD_VISUAL.decode(padded(&typed).as_bytes()).ok()
                && typed.len() == GROUP
        })
    }

    fn groups(&self) -> Vec<Zeroizing<String>> {
        let mut bytes = Zeroizing::new([0; RANDOM + CHECK]);
        let (random, check) = bytes.split_at_mut(RANDOM);
        random.copy_from_slice(&*self.0);
        check.copy_from_slice(&checksum(&*self.0));
        let text = Zeroizing::new(BASE32_NOPAD_VISUAL.encode(&*bytes));
        let letters: Zeroizing<Vec<char>> = Zeroizing::new(text.chars().collect());
        letters.chunks(GROUP).map(|group| Zeroizing::new(group.iter().collect())).collect()
    }
}

/// A group filled up to what can be decoded alone.
fn padded(group: &str) -> Zeroizing<String> {
    Zeroizing::new(format!("{group}AAAA"))
}

fn checksum(random: &[u8]) -> [u8; CHECK] {
    crc32fast::hash(random).to_be_bytes()
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<RecoveryCode, RecoveryCodeError> {
        RecoveryCode::parse(&Secret::new(text))
    }

    #[test]
    fn what_is_written_down_is_read_again_however_it_is_typed() {
        let code = RecoveryCode::random().unwrap();
        let text = code.text().expose().to_owned();
        assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [GROUP; RecoveryCode::GROUPS]);
        let careless = text.replace('O', "0").replace('I', "1").replace('B', "8").replace('-', " ");
        for typed in [&text, &text.to_lowercase(), &text.replace('-', "\n"), &format!(" {careless}\n")] {
            assert_eq!(*read(typed).unwrap().0, *code.0, "{typed}");
        }
    }

    #[test]
    fn every_slip_of_one_character_and_every_swap_of_neighbours_is_noticed() {
        let code = RecoveryCode::random().unwrap();
        let letters: Vec<char> = code.text().expose().chars().filter(|c| *c != '-').collect();
        for at in 0..letters.len() {
            for other in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".chars().filter(|other| *other != letters[at]) {
                let mut slipped = letters.clone();
                slipped[at] = other;
                let slipped: String = slipped.into_iter().collect();
                assert_eq!(read(&slipped).unwrap_err(), RecoveryCodeError::Check, "{slipped}");
            }
            let mut swapped = letters.clone();
            if at + 1 < swapped.len() && swapped[at] != swapped[at + 1] {
                swapped.swap(at, at + 1);
                assert!(read(&swapped.iter().collect::<String>()).is_err());
            }
        }
    }

    #[test]
    fn what_cannot_be_a_code_says_why() {
        assert_eq!(read("").unwrap_err(), RecoveryCodeError::Length(0));
        assert_eq!(read("ABCD-EFGH").unwrap_err(), RecoveryCodeError::Length(8));
        assert_eq!(read(&"9".repeat(32)).unwrap_err(), RecoveryCodeError::Letter(1));
        assert_eq!(read(&format!("A{}", "ä".repeat(31))).unwrap_err(), RecoveryCodeError::Letter(2));
    }

    #[test]
    fn a_group_is_known_by_its_place() {
        let code = RecoveryCode::random().unwrap();
        let text = code.text().expose().to_owned();
        let groups: Vec<&str> = text.split('-').collect();
        assert!(code.has_group(2, &Secret::new(format!(" {} ", groups[2].to_lowercase()))));
        for wrong in ["", "A", &text, groups[2].get(..3).unwrap()] {
            assert!(!code.has_group(2, &Secret::new(wrong)), "{wrong}");
        }
        assert!(!code.has_group(8, &Secret::new(groups[0])));
    }

    #[test]
    fn it_is_not_printed() {
        let code = RecoveryCode::random().unwrap();
        assert_eq!(format!("{code:?}"), "RecoveryCode(…)");
    }
}
