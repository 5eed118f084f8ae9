//! Setters called with an `Option`.

/// Calls a setter with a value that may be absent.
///
/// A setter takes a value, so that `request.guest_id("ou_1")` needs no `Some`. For a value that is an `Option`, name the
/// setter:
///
/// ```
/// use helpdesk_core::WithOption;
///
/// # #[derive(Default)]
/// # struct ListTickets {
/// #     guest_id: Option<String>,
/// #     page_size: Option<i64>,
/// # }
/// # impl ListTickets {
/// #     fn guest_id(self, guest_id: impl Into<String>) -> Self {
/// #         Self { guest_id: Some(guest_id.into()), ..self }
/// #     }
/// #     fn page_size(self, page_size: i64) -> Self {
/// #         Self { page_size: Some(page_size), ..self }
/// #     }
/// # }
/// let (guest, size): (Option<&str>, Option<i64>) = (Some("ou_1"), None);
/// let request = ListTickets::default()
///     .with_option(ListTickets::guest_id, guest)
///     .with_option(ListTickets::page_size, size);
/// assert_eq!(request.guest_id.as_deref(), Some("ou_1"));
/// assert_eq!(request.page_size, None);
/// ```
///
/// Every type has it. With a request in a variable, `request.guest_id = guest` does the same.
pub trait WithOption: Sized {
    /// Calls the setter if there is a value; without one, the field stays as it is.
    #[must_use]
    fn with_option<V>(self, setter: impl FnOnce(Self, V) -> Self, value: Option<V>) -> Self {
        match value {
            Some(value) => setter(self, value),
            None => self,
        }
    }
}

impl<T> WithOption for T {}
