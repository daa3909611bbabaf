//! `chatelaine setting`.

use chatelaine_model::{Account, Power, Setting};

use crate::args::SettingCommand;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::output::word;
use crate::shape::SettingShape;

/// Does a command on settings of one's own account.
pub(crate) async fn run(desk: &Desk, command: &SettingCommand) -> Result<(), Failure> {
    desk.unseal().await?;
    match command {
        SettingCommand::List { server, extended } => list(desk, server, *extended).await,
        SettingCommand::Set { server, name, value } => set(desk, server, name, value).await,
    }
}

async fn list(desk: &Desk, server: &str, extended: bool) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    desk.offers(&server, Power::Settings, "settings")?;
    if extended {
        desk.offers(&server, Power::ExtendedAccount, "more settings")?;
    }
    let account = desk.accepting(async || desk.console.account(&server.id, extended).await).await?;
    let settings = account.settings.unwrap_or_default();
    let shapes: Vec<SettingShape> = settings.iter().map(SettingShape::from).collect();
    desk.out.answer(&shapes, |page| {
        page.table(["Id", "Name", "Takes", "Value"], settings.iter().map(row).collect(), "no settings");
    })
}

async fn set(desk: &Desk, server: &str, name: &str, value: &str) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    desk.offers(&server, Power::ChangeSettings, "changing settings")?;
    let before = desk.accepting(async || desk.console.account(&server.id, false).await).await?;
    let unknown =
        || Failure::UnknownSetting { name: chatelaine_model::clean(name, 80), server: server.id.clone() };
    let id = find(&before, name).ok_or_else(unknown)?.id.clone();
    let after = desk.accepting(async || desk.console.change_setting(&server.id, &id, value).await).await?;
    let setting = find(&after, &id).ok_or_else(unknown)?;
    desk.out.answer(&SettingShape::from(setting), |page| {
        page.table(["Id", "Name", "Takes", "Value"], vec![row(setting)], "");
    })
}

/// The setting of that id, else the only one of that name.
fn find<'a>(account: &'a Account, given: &str) -> Option<&'a Setting> {
    let settings = account.settings.as_deref().unwrap_or_default();
    let named = || {
        let mut of_name = settings.iter().filter(|setting| setting.name == given);
        of_name.next().filter(|_| of_name.next().is_none())
    };
    settings.iter().find(|setting| setting.id == given).or_else(named)
}

fn row(setting: &Setting) -> [String; 4] {
    let takes = match (setting.read_only, setting.choices.is_empty()) {
        (true, _) => "cannot be changed".to_owned(),
        (false, true) => word(&setting.kind),
        (false, false) if setting.open => format!("{}, or other", setting.choices.join(", ")),
        (false, false) => setting.choices.join(", "),
    };
    let name = setting.groups.iter().map(String::as_str).chain([setting.name.as_str()]);
    [setting.id.clone(), name.collect::<Vec<_>>().join(" / "), takes, setting.value.clone()]
}
