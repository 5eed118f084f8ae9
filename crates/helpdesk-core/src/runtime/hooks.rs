//! Names by which types tell a lenient deserializer more about themselves than `serde` can express.
//!
//! Each is the name of a newtype struct. A deserializer that does not know it passes the value through, as they all do.

/// A value that may be null, which is not the same as absent. A deserializer that has no value to give calls `visit_none`.
pub const NULLABLE: &str = "helpdesk_core::runtime::Nullable";

/// A value, or an array of them. A deserializer that can tell calls `visit_seq` for an array, and `visit_some` for a value.
pub const ONE_OR_MANY: &str = "helpdesk_core::OneOrMany";

/// A value, or a text in its place. A deserializer that can tell calls `visit_str` for a string, and `visit_some` for a value.
pub const TEXT_OR: &str = "helpdesk_core::TextOr";

/// A moment or a duration that is documented as an integer. A deserializer that reads the number from another form, too, calls
/// `visit_i64` or `visit_u64`.
pub const TIME_AS_INTEGER: &str = "helpdesk_core::runtime::TimeAsInteger";

/// A moment or a duration that is documented as a string: otherwise as [`TIME_AS_INTEGER`], but with `visit_str`.
pub const TIME_AS_STRING: &str = "helpdesk_core::runtime::TimeAsString";

/// A moment or a duration that is documented as a number: otherwise as [`TIME_AS_INTEGER`], but with `visit_f64`.
pub const TIME_AS_NUMBER: &str = "helpdesk_core::runtime::TimeAsNumber";

/// A value by which a whole answer is judged. A deserializer does not guess its form.
pub const EXACT: &str = "helpdesk_core::runtime::Exact";
