//! Yes, no, or not said, in two bits each.

/// One of the yes-or-no facts of an object.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(super) enum Flag {
    ForSale,
    Available,
    Accessible,
    CompanionSeat,
    LiftUpArmrests,
    HearingImpaired,
    SemiAmbulatorySeat,
    SignLanguageInterpretation,
    PlusSize,
    RestrictedView,
    BookAsAWhole,
    VariableOccupancy,
    Selectable,
    DisabledBySocialDistancing,
}

/// All of them together.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Flags(u32);

impl Flags {
    const SAID: u32 = 0b01;
    const YES: u32 = 0b10;

    pub(super) const fn get(self, flag: Flag) -> Option<bool> {
        let bits = self.0 >> (2 * flag as u32);
        if bits & Self::SAID == 0 {
            None
        } else {
            Some(bits & Self::YES != 0)
        }
    }

    pub(super) const fn set(&mut self, flag: Flag, value: Option<bool>) {
        let bits = match value {
            None => 0,
            Some(false) => Self::SAID,
            Some(true) => Self::SAID | Self::YES,
        };
        let shift = 2 * flag as u32;
        self.0 = (self.0 & !(0b11 << shift)) | (bits << shift);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_flag_keeps_its_own_answer() {
        let mut flags = Flags::default();
        flags.set(Flag::ForSale, Some(true));
        flags.set(Flag::DisabledBySocialDistancing, Some(false));
        flags.set(Flag::Available, Some(true));
        flags.set(Flag::Available, None);
        let said =
            [Flag::ForSale, Flag::Available, Flag::DisabledBySocialDistancing].map(|flag| flags.get(flag));
        assert_eq!(said, [Some(true), None, Some(false)]);
    }
}
