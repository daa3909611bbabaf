//! Ways that an option chooses.

use super::document::{Change, Document, Instead};

impl Document {
    /// Whether an option's value chooses this way.
    pub(super) fn chosen(&self, instead: &Instead) -> bool {
        self.options.get(&instead.option).is_some_and(|option| option.default == instead.is)
    }

    /// Puts each chosen way in the place of the usual one.
    pub(super) fn choose(&mut self) {
        let Some(mut keys) = self.keys.take() else { return };
        for change in [&mut keys.revoke, &mut keys.restore, &mut keys.change_expiry] {
            if let Some(usual) = change.take() {
                *change = self.chosen_of(usual);
            }
        }
        self.keys = Some(keys);
    }

    fn chosen_of(&self, mut usual: Change) -> Option<Change> {
        let ways = std::mem::take(&mut usual.instead);
        match ways.into_iter().find(|instead| self.chosen(instead)) {
            Some(instead) => instead.change,
            None => Some(usual),
        }
    }
}
