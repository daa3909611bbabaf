//! What is safe after a failure, and what to do next.

/// A line on what is safe and what to do next after an error of that code; `server` is ready for a command.
pub(super) fn next(code: &str, detail: Option<&str>, server: &str) -> Option<String> {
    Some(match code {
        "sign_in_needed" | "no_code_expected" => format!("Next: chatelaine sign-in {server}"),
        "assumed" => "Next: the same again with --accept-assumed, or correct the fact with \
                      `chatelaine server set`; `chatelaine definition show` lists what can be corrected"
            .into(),
        "outcome_unknown" => {
            format!("It may have happened. Look before doing it again: chatelaine key list --server {server}")
        }
        "input_or_second_factor" => {
            "If the account has a second factor, sign in with a token: --api-key-file FILE".into()
        }
        "password_expired" => format!(
            "Nothing was changed. Set a new password on the server's own pages or, where the system offers it, with: \
             chatelaine account password {server}"
        ),
        "clipboard_failed" => "A secret can only be copied on a desktop; \
                               a new one can be had with `key create --secret-file FILE`"
            .into(),
        _ => return network(code, server).or_else(|| address(code, detail)),
    })
}

/// After no answer, or one that cannot be used.
fn network(code: &str, server: &str) -> Option<String> {
    let test = format!("chatelaine server test {server}");
    let kept = "Nothing was changed, and lists stay as last read.";
    // A server may have failed after the work, or told of it in another shape.
    let perhaps = "Lists stay as last read. A change may have been made: look before doing it again.";
    Some(match code {
        "not_this_system" | "not_json" | "too_large" => {
            format!("{kept} Check the address (`chatelaine server show {server}`), then: {test}")
        }
        "unknown_host" => format!(
            "{kept} Check the network and the address; another one: chatelaine server set {server} --url URL"
        ),
        "connection_refused" => {
            format!("{kept} Check that the server runs, and the port of its address, then: {test}")
        }
        "empty_answer" | "cut_off" | "connection_broken" | "timed_out" => {
            format!("{kept} Try again; if it stays so: {test}")
        }
        "unexpected_answer" => {
            format!(
                "{perhaps} What is assumed of the server, and how to correct it: chatelaine server show {server}"
            )
        }
        "server_fault" => format!("{perhaps} Try again later; if it stays so: {test}"),
        "refused" => "Nothing was changed. Do what the server's words ask for, then try again".into(),
        _ => return None,
    })
}

/// Before anything was sent.
fn address(code: &str, detail: Option<&str>) -> Option<String> {
    Some(match code {
        "tls_not_trusted" => {
            let trust = if detail.is_some_and(|detail| detail.starts_with("client_certificate")) {
                "with --client-certificate FILE"
            } else {
                "with --ca FILE, or with --pin SHA256 once whoever runs the server has confirmed it"
            };
            format!(
                "Nothing was sent. How a server is trusted is set when it is added: \
                 `chatelaine server add` under another name, {trust}"
            )
        }
        "address_malformed" => {
            "Nothing was sent. An address is written https://HOST, with a port or path where the server has one".into()
        }
        "address_not_https" => "Nothing was sent. Where a server has no https, add it with --allow-http: \
                                whoever is on the way can then read passwords and keys"
            .into(),
        "address_not_plain" => {
            "Nothing was sent. Leave that out of the address; who signs in is said to `chatelaine sign-in`".into()
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use chatelaine_console::view::ErrorCode;

    use super::*;

    #[test]
    fn what_a_server_address_or_network_does_wrong_is_told_with_what_is_safe_and_what_to_do() {
        let codes = [
            ErrorCode::AddressMalformed,
            ErrorCode::AddressNotHttps,
            ErrorCode::AddressNotPlain,
            ErrorCode::UnknownHost,
            ErrorCode::ConnectionRefused,
            ErrorCode::TimedOut,
            ErrorCode::ConnectionBroken,
            ErrorCode::TlsNotTrusted,
            ErrorCode::NotThisSystem,
            ErrorCode::NotJson,
            ErrorCode::EmptyAnswer,
            ErrorCode::CutOff,
            ErrorCode::TooLarge,
            ErrorCode::UnexpectedAnswer,
            ErrorCode::Refused,
            ErrorCode::ServerFault,
        ];
        for code in codes {
            let told = next(&code.word(), None, "Prod").unwrap_or_else(|| panic!("{code:?}"));
            let safe = ["Nothing was changed", "Nothing was sent", "Lists stay as last read"];
            assert!(safe.iter().any(|safe| told.starts_with(safe)), "{told}");
        }
    }

    #[test]
    fn what_may_have_been_done_is_not_called_unchanged() {
        for code in [ErrorCode::ServerFault, ErrorCode::UnexpectedAnswer, ErrorCode::OutcomeUnknown] {
            let told = next(&code.word(), None, "Prod").unwrap_or_default();
            assert!(told.to_lowercase().contains("look before doing it again"), "{told}");
            assert!(!told.contains("Nothing was changed"), "{told}");
        }
    }

    #[test]
    fn the_flags_that_help_are_named() {
        let told = |code: ErrorCode, detail| next(&code.word(), detail, "Prod").unwrap_or_default();
        assert!(told(ErrorCode::AddressNotHttps, None).contains("--allow-http"));
        let unknown =
            told(ErrorCode::TlsNotTrusted, Some("unknown_issuer; the certificate shown has SHA-256 ab"));
        assert!(unknown.contains("--ca FILE") && unknown.contains("--pin SHA256"), "{unknown}");
        let own = told(ErrorCode::TlsNotTrusted, Some("client_certificate"));
        assert!(own.contains("--client-certificate FILE") && !own.contains("--ca"), "{own}");
        let expired = told(ErrorCode::PasswordExpired, None);
        assert!(expired.contains("own pages") && expired.contains("where the system offers it"), "{expired}");
    }
}
