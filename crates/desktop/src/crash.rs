//! What is left of a crash.

/// Lets the system keep no copy of this program's memory, in which secrets are, when it crashes (setrlimit(2)). On Windows
/// this is a matter of the system's error reporting, and nothing is done.
pub fn leave_no_core() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        if let Err(error) = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }) {
            tracing::warn!(%error, "after a crash a copy of the memory may be kept");
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use rustix::process::{Resource, getrlimit};

    #[test]
    fn no_core_may_be_written() {
        super::leave_no_core();
        let limit = getrlimit(Resource::Core);
        assert_eq!((limit.current, limit.maximum), (Some(0), Some(0)));
    }
}
