//! The machine we are on, as far as installing goes.

use std::env;
use std::path::Path;

use crate::error::XtaskError;
use crate::program::Program;

use super::need::{Need, Sign};

/// How packages get onto this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Platform {
    /// Debian, Ubuntu and their kin: we install.
    Apt,
    /// Fedora and its kin: the user installs.
    Dnf,
    /// Arch and its kin: the user installs.
    Pacman,
    /// macOS: Apple's command line tools hold all that a build needs.
    Apple,
    /// Windows: WebView2 is a part of it.
    Windows,
    /// Any other: the user installs, after Tauri's list.
    Other,
}

impl Platform {
    /// The platform this runs on.
    pub(super) fn here() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::Apple
        } else if on_path("apt-get") && on_path("dpkg-query") {
            Self::Apt
        } else if on_path("dnf") {
            Self::Dnf
        } else if on_path("pacman") {
            Self::Pacman
        } else {
            Self::Other
        }
    }

    /// The packages that are not there, or, where packages are unknown, what stands for them.
    pub(super) fn missing(self, needs: &[Need]) -> Vec<&'static str> {
        let unseen = || needs.iter().filter(|need| !present(&need.sign));
        match self {
            Self::Apt => {
                let wanted: Vec<_> = needs.iter().flat_map(|need| need.apt).copied().collect();
                let status =
                    Program::new("dpkg-query").args(["-W", "-f=${Package} ${db:Status-Status}\\n"]).ask();
                not_installed(&wanted, &status.unwrap_or_default())
            }
            Self::Dnf => unseen().flat_map(|need| need.dnf).copied().collect(),
            Self::Pacman => unseen().flat_map(|need| need.pacman).copied().collect(),
            Self::Apple if Program::new("xcode-select").args(["-p"]).ask().is_none() => {
                vec!["Xcode command line tools"]
            }
            Self::Apple | Self::Windows => Vec::new(),
            Self::Other => unseen()
                .map(|need| match need.sign {
                    Sign::Program(name) | Sign::Library(name) | Sign::Module(name) => name,
                    Sign::File(places) => places.first().copied().unwrap_or_default(),
                })
                .collect(),
        }
    }

    /// Installs packages, or says how.
    pub(super) fn install(self, packages: &[&str]) -> Result<(), XtaskError> {
        match self.command(packages) {
            Some(command) => Err(XtaskError::Missing { what: packages.join(", "), command }),
            None => {
                println!("Installing {}", packages.join(" "));
                apt(&["update", "-q"])?;
                let known = |package: &str| Program::new("apt-cache").args(["show", package]).ask().is_some();
                let chosen: Vec<_> = packages.iter().map(|package| best(package, known)).collect();
                apt(&[&["install", "-q", "-y", "--no-install-recommends"], chosen.as_slice()].concat())
            }
        }
    }

    /// What the user has to type; `None` where we install by ourselves.
    fn command(self, packages: &[&str]) -> Option<String> {
        let packages = packages.join(" ");
        match self {
            Self::Apt => None,
            Self::Dnf => Some(format!("sudo dnf install {packages}")),
            Self::Pacman => Some(format!("sudo pacman -S --needed {packages}")),
            Self::Apple => Some("xcode-select --install".to_owned()),
            Self::Windows | Self::Other => Some(format!(
                "(your system's way to install {packages}; see https://v2.tauri.app/start/prerequisites/)"
            )),
        }
    }
}

fn apt(args: &[&str]) -> Result<(), XtaskError> {
    // Another installation may be under way: on a fresh machine the nightly upgrade often is.
    let wait = ["-o", "DPkg::Lock::Timeout=600"];
    let root = Program::new("id").args(["-u"]).ask().is_some_and(|id| id.trim() == "0");
    let program = if root {
        Program::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(wait)
    } else {
        Program::new("sudo").asking().args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(wait)
    };
    program.args(args).run()
}

/// Of alternatives, the first that there is.
fn best(package: &str, known: impl Fn(&str) -> bool) -> &str {
    package.split('|').find(|one| known(one)).unwrap_or(package)
}

/// Of the wanted packages, those that dpkg's list of `name status` lines does not show as installed.
fn not_installed<'a>(wanted: &[&'a str], status: &str) -> Vec<&'a str> {
    let installed = |package: &str| {
        status.lines().any(|line| {
            line.split_once(' ').is_some_and(|(name, state)| name == package && state == "installed")
        })
    };
    wanted.iter().filter(|package| !package.split('|').any(installed)).copied().collect()
}

fn present(sign: &Sign) -> bool {
    match sign {
        Sign::Program(name) => on_path(name),
        Sign::Library(name) => Program::new("pkg-config").args(["--exists", name]).ask().is_some(),
        Sign::Module(name) => Program::new("python3").args(["-c", &format!("import {name}")]).ask().is_some(),
        Sign::File(places) => places.iter().any(|place| is_file(Path::new(place))),
    }
}

fn on_path(program: &str) -> bool {
    let folders = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders).any(|folder: std::path::PathBuf| is_file(&folder.join(program)))
}

fn is_file(path: &Path) -> bool {
    path.metadata().is_ok_and(|facts| facts.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_packages_that_are_fully_installed_count() {
        let status = "xvfb installed\nxclip config-files\nlibxdo-dev-extra installed\n";
        assert_eq!(not_installed(&["xvfb", "xclip", "libxdo-dev"], status), ["xclip", "libxdo-dev"]);
    }

    #[test]
    fn of_alternatives_one_is_enough_and_the_best_is_taken() {
        assert_eq!(not_installed(&["shell|chromium", "a|b"], "chromium installed\n"), ["a|b"]);
        assert_eq!(best("shell|chromium|other", |package| package != "shell"), "chromium");
        assert_eq!(best("only", |_| false), "only");
    }

    #[test]
    fn where_we_do_not_install_the_exact_command_is_told() {
        let told = |platform: Platform| match platform.install(&["a", "b"]) {
            Err(XtaskError::Missing { command, .. }) => command,
            other => panic!("{other:?}"),
        };
        assert_eq!(told(Platform::Dnf), "sudo dnf install a b");
        assert_eq!(told(Platform::Pacman), "sudo pacman -S --needed a b");
        assert_eq!(told(Platform::Apple), "xcode-select --install");
    }
}
