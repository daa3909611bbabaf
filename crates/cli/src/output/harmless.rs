//! Words that came from elsewhere, made harmless for a terminal and for the shell that a command is pasted into.

use chatelaine_model::clean;

/// Lines of our own for a person: their ends stay, and what else would steer the terminal is shown as replaced.
pub(crate) fn shown_lines(text: &str) -> String {
    text.lines().map(|line| clean(line, usize::MAX)).collect::<Vec<_>>().join("\n")
}

/// JSON of the same value in which no letter stands raw that a terminal would obey.
pub(crate) fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        // Outside of strings JSON is ASCII, and in them the controls before the space are escaped already.
        if letter >= '\u{7F}' && is_hidden(letter) {
            out.push_str(&format!("\\u{:04x}", u32::from(letter)));
        } else {
            out.push(letter);
        }
    }
    out
}

/// One word of a command that is suggested, so that a shell takes it as this word and nothing more.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "_-./:@%+=,".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    if clean(word, usize::MAX) == word {
        return format!("'{}'", word.replace('\'', r"'\''"));
    }
    // Such letters cannot be shown and have to be in the command all the same.
    let mut out = String::from("$'");
    for letter in word.chars() {
        let text = letter.to_string();
        if matches!(letter, '\'' | '\\') {
            out.extend(['\\', letter]);
        } else if clean(&text, 1) == text {
            out.push(letter);
        } else {
            text.bytes().for_each(|byte| out.push_str(&format!("\\{byte:03o}")));
        }
    }
    out.push('\'');
    out
}

fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const HOSTILE: &str = "a\u{1b}]0;b\u{7}\nc\u{7f}\u{9b}2J\u{061c}\u{200f}\u{2028}\u{202e}\u{2066}é";

    fn is_harmless(text: &str) -> bool {
        !text.chars().any(is_hidden)
    }

    #[test]
    fn a_line_for_a_person_steers_nothing_and_stays_one_line() {
        assert!(is_harmless(&clean(HOSTILE, usize::MAX)));
        assert!(clean(HOSTILE, usize::MAX).ends_with('é'));
        assert_eq!(clean(&"n".repeat(9), 4), "nnn…");
    }

    #[test]
    fn lines_of_our_own_stay_lines() {
        assert_eq!(shown_lines("one\n  t\u{1b}wo\n"), "one\n  t\u{FFFD}wo");
    }

    #[test]
    fn json_is_escaped_and_keeps_its_value() {
        let value = json!({ HOSTILE: [HOSTILE, "plain \\u202e"] });
        for json in [serde_json::to_string(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap()] {
            let escaped = escaped(&json);
            assert!(escaped.lines().all(is_harmless), "{escaped:?}");
            assert_eq!(serde_json::from_str::<Value>(&escaped).unwrap(), value);
        }
    }

    #[test]
    fn a_word_is_quoted_where_a_shell_would_take_it_for_more() {
        assert_eq!(quoted("01J-8a.b:c"), "01J-8a.b:c");
        assert_eq!(quoted("My server"), "'My server'");
        assert_eq!(quoted("x; rm -rf $(y)"), "'x; rm -rf $(y)'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("a\u{1b}'\\\n\u{9b}"), r"$'a\033\'\\\012\302\233'");
    }

    #[cfg(unix)]
    #[test]
    fn a_shell_reads_the_quoted_word_as_it_was() {
        for word in [HOSTILE, "it's $HOME `x`", "*", "\u{200b}z"] {
            assert!(is_harmless(&quoted(word)));
            let line = format!("printf %s {}", quoted(word));
            let Ok(said) = std::process::Command::new("bash").args(["-c", &line]).output() else { return };
            assert_eq!(String::from_utf8(said.stdout).unwrap(), word);
        }
    }
}
