//! What has to be on the machine, and what it is called on each platform.

/// One thing that has to be there.
#[derive(Debug)]
pub(super) struct Need {
    /// How its presence is seen where there is no package database that we know.
    pub(super) sign: Sign,
    /// Its packages on Debian and Ubuntu; one of several is written `this|or this`, the best first.
    pub(super) apt: &'static [&'static str],
    /// Its packages on Fedora.
    pub(super) dnf: &'static [&'static str],
    /// Its packages on Arch.
    pub(super) pacman: &'static [&'static str],
}

/// How the presence of something is seen.
#[derive(Debug)]
pub(super) enum Sign {
    /// A program that can be started.
    Program(&'static str),
    /// A library that pkg-config knows.
    Library(&'static str),
    /// A module that Python can import.
    Module(&'static str),
    /// A file at one of these places.
    File(&'static [&'static str]),
}

/// For compiling the window: <https://v2.tauri.app/start/prerequisites/>.
pub(super) const BUILD: [Need; 4] = [
    Need {
        sign: Sign::Program("cc"),
        apt: &["build-essential", "file", "pkg-config"],
        dnf: &["gcc", "gcc-c++", "make", "file", "pkgconf"],
        pacman: &["base-devel", "file"],
    },
    Need {
        sign: Sign::Library("webkit2gtk-4.1"),
        apt: &["libwebkit2gtk-4.1-dev"],
        dnf: &["webkit2gtk4.1-devel"],
        pacman: &["webkit2gtk-4.1"],
    },
    Need {
        sign: Sign::Library("librsvg-2.0"),
        apt: &["librsvg2-dev"],
        dnf: &["librsvg2-devel"],
        pacman: &["librsvg"],
    },
    Need {
        sign: Sign::Library("ayatana-appindicator3-0.1"),
        apt: &["libayatana-appindicator3-dev", "libxdo-dev"],
        dnf: &["libayatana-appindicator-gtk3-devel", "libxdo-devel"],
        pacman: &["libayatana-appindicator", "xdotool"],
    },
];

/// For showing and driving the window where there is no desktop.
pub(super) const HEADLESS: [Need; 7] = [
    Need {
        sign: Sign::Program("Xvfb"),
        apt: &["xvfb", "fonts-dejavu-core"],
        dnf: &["xorg-x11-server-Xvfb", "dejavu-sans-fonts"],
        pacman: &["xorg-server-xvfb", "ttf-dejavu"],
    },
    Need {
        sign: Sign::Program("WebKitWebDriver"),
        apt: &["webkit2gtk-driver"],
        dnf: &["webkit2gtk4.1"],
        pacman: &["webkit2gtk-4.1"],
    },
    Need {
        sign: Sign::Program("dbus-daemon"),
        apt: &["dbus"],
        dnf: &["dbus-daemon", "dbus-tools"],
        pacman: &["dbus"],
    },
    Need {
        sign: Sign::Program("gnome-keyring-daemon"),
        apt: &["gnome-keyring"],
        dnf: &["gnome-keyring"],
        pacman: &["gnome-keyring"],
    },
    Need {
        sign: Sign::Program("secret-tool"),
        apt: &["libsecret-tools"],
        dnf: &["libsecret"],
        pacman: &["libsecret"],
    },
    Need {
        sign: Sign::File(&["/usr/libexec/at-spi2-registryd", "/usr/lib/at-spi2-registryd"]),
        apt: &["at-spi2-core"],
        dnf: &["at-spi2-core"],
        pacman: &["at-spi2-core"],
    },
    Need { sign: Sign::Program("xclip"), apt: &["xclip"], dnf: &["xclip"], pacman: &["xclip"] },
];

/// For the tests of the pages. Without a window of its own, the browser needs half the time.
pub(super) const BROWSER: [Need; 1] = [Need {
    sign: Sign::Program("chromium"),
    apt: &["chromium-headless-shell|chromium|chromium-browser"],
    dnf: &["chromium"],
    pacman: &["chromium"],
}];

/// For the servers of others that the tests talk to. Virtual environments are a package of their own on Debian alone,
/// where a Python without it lacks this module.
pub(super) const PYTHON: [Need; 1] = [Need {
    sign: Sign::Module("ensurepip"),
    apt: &["python3-venv"],
    dnf: &["python3"],
    pacman: &["python"],
}];
