//! Faults of an event on a long connection.

/// A fault or a peculiarity in pushing an event over a long connection.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PushFault {
    /// Nothing: the place in a script of an event that is sent as a whole.
    None,
    /// It is sent in so many pieces, in their order.
    Split(usize),
    /// It is sent in so many pieces, the last one first.
    OutOfOrder(usize),
    /// It is sent in so many pieces but for the last one, which never comes. The event counts as not answered after 3 seconds.
    Incomplete(usize),
    /// It is sent twice.
    Duplicate,
    /// Its connection is cut before it is sent. The event is sent again later.
    CutBefore,
    /// Its connection is cut as soon as it was sent, so that no answer comes. The event is sent again later.
    CutAfter,
    /// Its connection stays open, and nothing comes over it any more. The event is sent again later.
    Silence,
    /// Its connection is closed by a close frame with this code. The event is sent again later.
    Close(u16),
}
