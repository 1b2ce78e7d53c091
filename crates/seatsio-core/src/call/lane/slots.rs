//! Numbered places that are used again, each use under a new number.

use std::num::NonZeroU32;

/// Things that are found by their key in constant time, and not found once they are gone.
///
/// The memory of what is gone is kept for what comes next.
#[derive(Debug)]
pub(super) struct Slots<T> {
    slots: Vec<Slot<T>>,
    /// The first of the free slots, which form a chain.
    free: Option<Position>,
}

/// The slot's place in the list, counted from 1 so that an optional key takes no more room.
type Position = NonZeroU32;

/// Where something is, and which of the things that were there it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    position: Position,
    generation: u32,
}

#[derive(Debug)]
struct Slot<T> {
    generation: u32,
    content: Content<T>,
}

#[derive(Debug)]
enum Content<T> {
    Free { next: Option<Position> },
    Used(T),
}

impl Key {
    pub(super) fn to_bits(self) -> u64 {
        u64::from(self.generation) << 32 | u64::from(self.position.get())
    }

    pub(super) fn from_bits(bits: u64) -> Option<Self> {
        Position::new(bits as u32).map(|position| Self {
            position,
            generation: (bits >> 32) as u32,
        })
    }
}

impl<T> Slots<T> {
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self {
            slots: Vec::with_capacity(capacity),
            free: None,
        }
    }

    /// Puts `thing` into a free slot; `None` if all four thousand million are taken.
    pub(super) fn insert(&mut self, thing: T) -> Option<Key> {
        let Some(position) = self.free else {
            return self.append(thing);
        };
        let slot = self.slots.get_mut(index(position))?;
        if let Content::Free { next } = slot.content {
            self.free = next;
        }
        slot.content = Content::Used(thing);
        Some(Key {
            position,
            generation: slot.generation,
        })
    }

    pub(super) fn get(&self, key: Key) -> Option<&T> {
        match self.slots.get(index(key.position)) {
            Some(Slot {
                generation,
                content: Content::Used(thing),
            }) if *generation == key.generation => Some(thing),
            _ => None,
        }
    }

    pub(super) fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        match self.slots.get_mut(index(key.position)) {
            Some(Slot {
                generation,
                content: Content::Used(thing),
            }) if *generation == key.generation => Some(thing),
            _ => None,
        }
    }

    pub(super) fn remove(&mut self, key: Key) -> Option<T> {
        self.get(key)?;
        let slot = self.slots.get_mut(index(key.position))?;
        slot.generation = slot.generation.wrapping_add(1);
        let next = self.free.replace(key.position);
        match std::mem::replace(&mut slot.content, Content::Free { next }) {
            Content::Used(thing) => Some(thing),
            Content::Free { .. } => None,
        }
    }

    fn append(&mut self, thing: T) -> Option<Key> {
        let position = u32::try_from(self.slots.len())
            .ok()?
            .checked_add(1)
            .and_then(Position::new)?;
        self.slots.push(Slot {
            generation: 0,
            content: Content::Used(thing),
        });
        Some(Key {
            position,
            generation: 0,
        })
    }
}

fn index(position: Position) -> usize {
    position.get() as usize - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    fn key(bits: u64) -> Key {
        Key::from_bits(bits).unwrap()
    }

    proptest! {
        #[test]
        fn what_is_inside_is_found_and_what_is_gone_is_not(
            history in prop::collection::vec(any::<Option<prop::sample::Index>>(), 0..300),
        ) {
            let mut slots = Slots::with_capacity(2);
            let mut inside: HashMap<u64, usize> = HashMap::new();
            let (mut gone, mut most) = (Vec::new(), 0);
            for (step, choice) in history.into_iter().enumerate() {
                match choice {
                    Some(index) if !inside.is_empty() => {
                        let bits = *index.get(&inside.keys().copied().collect::<Vec<_>>());
                        prop_assert_eq!(slots.remove(key(bits)), inside.remove(&bits));
                        gone.push(bits);
                    }
                    _ => {
                        let bits = slots.insert(step).unwrap().to_bits();
                        prop_assert!(inside.insert(bits, step).is_none());
                    }
                }
                most = most.max(inside.len());
                prop_assert_eq!(slots.slots.len(), most, "a free slot was not used again");
                for (bits, thing) in &inside {
                    prop_assert_eq!(slots.get(key(*bits)), Some(thing));
                }
                for bits in &gone {
                    prop_assert_eq!(slots.get_mut(key(*bits)), None);
                    prop_assert_eq!(slots.remove(key(*bits)), None);
                }
            }
        }

        #[test]
        fn made_up_keys_are_harmless(bits: u64) {
            let mut slots = Slots::with_capacity(0);
            let key = slots.insert(()).unwrap();
            let made_up = Key::from_bits(bits);
            prop_assert_eq!(made_up.and_then(|made_up| slots.remove(made_up)).is_some(), made_up == Some(key));
        }
    }
}
