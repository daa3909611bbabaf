//! What assistive technology is told: the tree of all windows on a bus of its own (AT-SPI 2).

use std::collections::HashMap;
use std::path::Path;

use zbus::connection::Builder;
use zbus::proxy::CacheProperties;
use zbus::zvariant::OwnedObjectPath;
use zbus::{Connection, proxy};

use crate::{HarnessError, until};

use super::bus::Bus;
use super::{Folders, Process};

/// Where the registry's program lies: it is nothing that a person would start.
const REGISTRIES: [&str; 2] = ["/usr/libexec/at-spi2-registryd", "/usr/lib/at-spi2-registryd"];
const REGISTRY: &str = "org.a11y.atspi.Registry";
const ROOT: &str = "/org/a11y/atspi/accessible/root";

/// The accessibility bus with its registry.
#[derive(Debug)]
pub(super) struct Accessibility {
    connection: Connection,
    _registry: Process,
    bus: Bus,
}

impl Accessibility {
    pub(super) async fn start(folders: &Folders, session: &Bus) -> Result<Self, HarnessError> {
        let bus = Bus::start(folders, "accessibility")?;
        let program = REGISTRIES.iter().find(|program| Path::new(program).exists()).unwrap_or(&REGISTRIES[0]);
        let mut command = folders.command(program);
        command.env("DBUS_SESSION_BUS_ADDRESS", session.address()).env("AT_SPI_BUS_ADDRESS", bus.address());
        let registry = Process::start("at-spi2-registryd", command, &folders.log("at-spi2-registryd"))?;
        let connection = connect(bus.address()).await.map_err(failed)?;
        until("the registry of what is accessible", async || Ok(listen(&connection).await.ok())).await?;
        Ok(Self { connection, _registry: registry, bus })
    }

    pub(super) fn address(&self) -> &str {
        self.bus.address()
    }

    /// Every name, description, attribute and text in the tree of everything that runs, each on a line.
    pub(super) async fn told(&self) -> Result<String, HarnessError> {
        self.walk().await.map_err(failed)
    }

    async fn walk(&self) -> zbus::Result<String> {
        let mut told = String::new();
        let mut left = children(&self.connection, REGISTRY, ROOT).await?;
        while let Some((name, path)) = left.pop() {
            // A part of a page may be gone by the time that it is asked.
            for line in words(&self.connection, &name, &path).await.unwrap_or_default() {
                told.push_str(&line);
                told.push('\n');
            }
            left.extend(children(&self.connection, &name, &path).await.unwrap_or_default());
        }
        Ok(told)
    }
}

async fn connect(address: &str) -> zbus::Result<Connection> {
    Builder::address(address)?.build().await
}

/// A page makes its tree for those alone who listen to it.
async fn listen(connection: &Connection) -> zbus::Result<()> {
    let registry = RegistryProxy::new(connection, REGISTRY, "/org/a11y/atspi/registry").await?;
    registry.register_event("object:state-changed", &[], "").await
}

fn failed(error: zbus::Error) -> HarnessError {
    HarnessError::Accessibility(Box::new(error))
}

async fn accessible<'a>(
    connection: &Connection,
    name: &'a str,
    path: &'a str,
) -> zbus::Result<AccessibleProxy<'a>> {
    // Not everybody answers for all properties at once.
    let builder = AccessibleProxy::builder(connection).cache_properties(CacheProperties::No);
    builder.destination(name)?.path(path)?.build().await
}

async fn children(
    connection: &Connection,
    name: &str,
    path: &str,
) -> zbus::Result<Vec<(String, OwnedObjectPath)>> {
    let parent = accessible(connection, name, path).await?;
    let mut children = Vec::new();
    // All at once, a place that another program has filled tells nothing of it.
    for place in 0..parent.child_count().await? {
        children.push(parent.get_child_at_index(place).await?);
    }
    Ok(children)
}

async fn words(connection: &Connection, name: &str, path: &str) -> zbus::Result<Vec<String>> {
    let accessible = accessible(connection, name, path).await?;
    let mut words = vec![accessible.name().await?, accessible.description().await.unwrap_or_default()];
    words.extend(accessible.get_attributes().await.unwrap_or_default().into_values());
    // Only what has a text answers this.
    words.extend(TextProxy::new(connection, name, path).await?.get_text(0, -1).await.ok());
    Ok(words)
}

/// <https://gitlab.gnome.org/GNOME/at-spi2-core/-/blob/main/xml/Registry.xml>
#[proxy(interface = "org.a11y.atspi.Registry", assume_defaults = false, gen_blocking = false)]
trait Registry {
    fn register_event(&self, event: &str, properties: &[&str], application: &str) -> zbus::Result<()>;
}

/// <https://gitlab.gnome.org/GNOME/at-spi2-core/-/blob/main/xml/Accessible.xml>
#[proxy(interface = "org.a11y.atspi.Accessible", assume_defaults = false, gen_blocking = false)]
trait Accessible {
    fn get_child_at_index(&self, index: i32) -> zbus::Result<(String, OwnedObjectPath)>;
    #[zbus(property(emits_changed_signal = "false"))]
    fn child_count(&self) -> zbus::Result<i32>;
    fn get_attributes(&self) -> zbus::Result<HashMap<String, String>>;
    #[zbus(property(emits_changed_signal = "false"))]
    fn name(&self) -> zbus::Result<String>;
    #[zbus(property(emits_changed_signal = "false"))]
    fn description(&self) -> zbus::Result<String>;
}

/// <https://gitlab.gnome.org/GNOME/at-spi2-core/-/blob/main/xml/Text.xml>
#[proxy(interface = "org.a11y.atspi.Text", assume_defaults = false, gen_blocking = false)]
trait Text {
    fn get_text(&self, start: i32, end: i32) -> zbus::Result<String>;
}
