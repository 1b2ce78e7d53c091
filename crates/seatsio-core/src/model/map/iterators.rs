//! What a `Map` is walked with.

use std::fmt;
use std::iter::FusedIterator;
use std::slice;

/// Declares an iterator over the entries of a [`Map`](super::Map) that gives a part of each.
macro_rules! iterator {
    ($(#[$doc:meta])+ $Name:ident gives $Item:ty: |$key:ident, $value:ident| $part:expr) => {
        $(#[$doc])+
        pub struct $Name<'a, K, V>(pub(super) slice::Iter<'a, (K, V)>);

        impl<K, V> Clone for $Name<'_, K, V> {
            #[inline]
            fn clone(&self) -> Self {
                Self(self.0.clone())
            }
        }

        impl<'a, K, V> Iterator for $Name<'a, K, V> {
            type Item = $Item;

            #[inline]
            fn next(&mut self) -> Option<Self::Item> {
                self.0.next().map(|($key, $value)| $part)
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl<K, V> DoubleEndedIterator for $Name<'_, K, V> {
            #[inline]
            fn next_back(&mut self) -> Option<Self::Item> {
                self.0.next_back().map(|($key, $value)| $part)
            }
        }

        impl<K, V> ExactSizeIterator for $Name<'_, K, V> {}

        impl<K, V> FusedIterator for $Name<'_, K, V> {}
    };
}

iterator! {
    /// The entries of a [`Map`](super::Map), sorted by key.
    Entries gives (&'a K, &'a V): |key, value| (key, value)
}

iterator! {
    /// The keys of a [`Map`](super::Map), sorted.
    Keys gives &'a K: |key, _value| key
}

iterator! {
    /// The values of a [`Map`](super::Map), sorted by their keys.
    Values gives &'a V: |_key, value| value
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Entries<'_, K, V> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.clone()).finish()
    }
}

impl<K: fmt::Debug, V> fmt::Debug for Keys<'_, K, V> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K, V: fmt::Debug> fmt::Debug for Values<'_, K, V> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
