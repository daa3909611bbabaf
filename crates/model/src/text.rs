//! Text that came from a server or a person, made fit to store and show.

use thiserror::Error;

/// Why a text that a person gave was refused.
#[derive(Debug, Clone, Error, PartialEq, Eq)]
pub enum TextError {
    /// Nothing but white space.
    #[error("nothing was entered")]
    Empty,
    /// Longer than the place for it.
    #[error("{length} characters are too many: at most {limit} fit")]
    TooLong {
        /// Characters given.
        length: usize,
        /// Characters that fit.
        limit: usize,
    },
}

/// Text from a server, fit to show: control, bidirectional-override and zero-width characters become U+FFFD,
/// and what is longer than `limit` characters ends in an ellipsis. Markup stays as it is: it is shown as text.
pub fn clean(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for (index, letter) in text.chars().enumerate() {
        if index + 1 >= limit && text.chars().nth(limit).is_some() {
            out.push('…');
            break;
        }
        out.push(if is_hidden(letter) { '\u{FFFD}' } else { letter });
    }
    out
}

/// One line that a person gave: trimmed, control characters turned into spaces, and refused when empty or too long.
///
/// # Errors
/// [`TextError`] says what is wrong; nothing is cut off silently.
pub fn one_line(text: &str, limit: usize) -> Result<String, TextError> {
    let line: String = text.trim().chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect();
    let length = line.chars().count();
    if line.trim().is_empty() {
        return Err(TextError::Empty);
    }
    if length > limit {
        return Err(TextError::TooLong { length, limit });
    }
    Ok(line)
}

fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{00AD}'
                | '\u{061C}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{2069}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_letters_become_visible_and_markup_stays() {
        for hidden in ['\u{AD}', '\u{61C}', '\u{2028}', '\u{2029}', '\u{9B}', '\u{E0041}', '\u{FFF9}'] {
            assert_eq!(clean(&format!("a{hidden}b"), 100), "a\u{FFFD}b", "{hidden:?}");
        }
        assert_eq!(clean("a\u{0}b\n<b>\u{202E}x", 100), "a\u{FFFD}b\u{FFFD}<b>\u{FFFD}x");
    }

    #[test]
    fn a_long_text_is_cut_with_an_ellipsis() {
        assert_eq!(clean(&"n".repeat(10_000), 5), "nnnn…");
        assert_eq!(clean("nnnnn", 5), "nnnnn");
    }

    #[test]
    fn a_line_is_trimmed_and_measured() {
        assert_eq!(one_line("  nightly\texport ", 40), Ok("nightly export".into()));
        assert_eq!(one_line(" \n ", 40), Err(TextError::Empty));
        assert_eq!(one_line(&"n".repeat(41), 40), Err(TextError::TooLong { length: 41, limit: 40 }));
    }
}
