//! The impls of generated types, which differ in nothing but names: a row for each field or value.
//!
//! They are macros, so that a generated file shows the rows alone. Each name of a field's kind (`required`, `optional`,
//! `nullable`, `list`, `time`) is that of the functions which read and write such a field; those of a moment or a duration
//! take its format too.

/// How a response or event, or an object in one, is read.
#[doc(hidden)]
#[macro_export]
macro_rules! __read {
    ($name:ident {}) => {
        impl<'de> $crate::runtime::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::runtime::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::empty(deserializer)
            }
        }
        impl $crate::runtime::Documented for $name {
            const SHAPE: &'static $crate::runtime::Shape = &$crate::runtime::Shape::Object(|| &[]);
        }
    };
    ($name:ident { $($index:literal $key:literal => $kind:ident $(($format:expr))? $field:ident: $ty:ty,)* }) => {
        impl $crate::runtime::Record for $name {
            const KEYS: &'static [&'static str] = &[$($key),*];

            fn read<'de, A: $crate::runtime::serde::de::MapAccess<'de>>(
                &mut self,
                key: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    $($index => $crate::runtime::$kind(&mut self.$field, map $(, $format)?),)*
                    _ => Ok(()),
                }
            }
        }
        impl<'de> $crate::runtime::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::runtime::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::record(deserializer)
            }
        }
        impl $crate::runtime::Documented for $name {
            const SHAPE: &'static $crate::runtime::Shape = &$crate::runtime::Shape::Object(|| {
                const { &[$($crate::runtime::fields::$kind::<$ty>($key $(, &$format)?)),*] }
            });
        }
    };
}

/// How a response or event, or an object in one, is read and written. For the feature `bidirectional-serde`.
#[cfg(feature = "bidirectional-serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __record {
    ($name:ident { $($index:literal $key:literal => $kind:ident $(($format:expr))? $field:ident: $ty:ty,)* }) => {
        $crate::__read! { $name { $($index $key => $kind $(($format))? $field: $ty,)* } }
        $crate::__write! { $name { $($key => $kind $(($format))? $field,)* } }
    };
}

/// How an object in a request, or a request as a whole with its path, query and body, is written and read. For the feature
/// `bidirectional-serde`.
#[cfg(feature = "bidirectional-serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($($row:tt)*) => {
        $crate::__write! { $($row)* }
        $crate::__read_back! { $($row)* }
    };
}

/// How a request writes its JSON body.
#[doc(hidden)]
#[macro_export]
macro_rules! __body {
    ($name:ident { $($key:literal => $kind:ident $(($format:expr))? $field:ident,)* }) => {
        impl $crate::runtime::WriteBody for $name {
            fn write_body<S: $crate::runtime::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::Object::new(serializer)$(.$kind($key, &self.$field $(, $format)?))*.end()
            }
        }
    };
}

/// How an object in a request is written.
#[doc(hidden)]
#[macro_export]
macro_rules! __write {
    ($name:ident { $($key:literal => $kind:ident $(($format:expr))? $field:ident,)* }) => {
        impl $crate::runtime::serde::Serialize for $name {
            fn serialize<S: $crate::runtime::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::Object::new(serializer)$(.$kind($key, &self.$field $(, $format)?))*.end()
            }
        }
    };
}

#[cfg(feature = "bidirectional-serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __read_back {
    ($name:ident { $($key:literal => $kind:ident $(($format:expr))? $field:ident,)* }) => {
        impl<'de> $crate::runtime::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::runtime::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[allow(unused_mut)]
                let mut members = $crate::runtime::Members::read(deserializer)?;
                Ok(Self { $($field: members.$kind($key $(, $format)?)?,)* })
            }
        }
    };
}

#[cfg(feature = "bidirectional-serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_bidirectional {
    ($($item:tt)*) => { $($item)* };
}

#[cfg(not(feature = "bidirectional-serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_bidirectional {
    ($($item:tt)*) => {};
}

/// What `Eq` and `Hash` are for an enum of values: its value says which it is. Derived, they would be more to compile.
#[doc(hidden)]
#[macro_export]
macro_rules! __eq_and_hash {
    ($name:ident($this:ident) $value:expr) => {
        impl Eq for $name {}
        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                let $this = self;
                std::hash::Hash::hash(&$value, state);
            }
        }
    };
}

/// The impls of an open list of texts.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_values {
    ($name:ident { $($row:tt)* }) => {
        $crate::__text_list! { $name { $($row)* } }
        impl $crate::runtime::serde::Serialize for $name {
            fn serialize<S: $crate::runtime::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
        impl<'de> $crate::runtime::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::runtime::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <String as $crate::runtime::serde::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }
        impl $crate::runtime::Documented for $name {
            const SHAPE: &'static $crate::runtime::Shape = &$crate::runtime::Shape::Text;
        }
    };
}

/// The impls of an open list of texts without its JSON.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_list {
    ($name:ident { $($key:literal => $variant:ident $label:literal,)* }) => {
        $crate::__eq_and_hash! { $name(this) this.as_str() }
        impl $name {
            /// The value as JSON has it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $key,)*
                    Self::Other(value) => value,
                }
            }

            /// The name of the variant; `Other` for a value that the page does not list.
            pub const fn name(&self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($variant),)*
                    Self::Other(_) => "Other",
                }
            }

            /// The meaning of the value in English, or in the words of the page where that is not translated; `None` where the page
            /// says nothing, or does not list the value.
            pub const fn label(&self) -> Option<&'static str> {
                $crate::runtime::label(match self {
                    $(Self::$variant => $label,)*
                    Self::Other(_) => "",
                })
            }
        }
        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($key => Self::$variant,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }
        impl From<String> for $name {
            fn from(value: String) -> Self {
                match Self::from(value.as_str()) {
                    Self::Other(_) => Self::Other(value),
                    known => known,
                }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

/// The impls of an open list of integers.
#[doc(hidden)]
#[macro_export]
macro_rules! __integer_values {
    ($name:ident { $($key:literal => $variant:ident $label:literal,)* }) => {
        $crate::__eq_and_hash! { $name(this) this.value() }
        impl $name {
            /// The value as JSON has it.
            pub const fn value(self) -> i64 {
                match self {
                    $(Self::$variant => $key,)*
                    Self::Other(value) => value,
                }
            }

            /// The name of the variant; `Other` for a value that the page does not list.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($variant),)*
                    Self::Other(_) => "Other",
                }
            }

            /// The meaning of the value in English, or in the words of the page where that is not translated; `None` where the page
            /// says nothing, or does not list the value.
            pub const fn label(self) -> Option<&'static str> {
                $crate::runtime::label(match self {
                    $(Self::$variant => $label,)*
                    Self::Other(_) => "",
                })
            }
        }
        impl From<i64> for $name {
            fn from(value: i64) -> Self {
                match value {
                    $($key => Self::$variant,)*
                    other => Self::Other(other),
                }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.value().fmt(f)
            }
        }
        impl $crate::runtime::serde::Serialize for $name {
            fn serialize<S: $crate::runtime::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.value())
            }
        }
        impl<'de> $crate::runtime::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::runtime::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <i64 as $crate::runtime::serde::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }
        impl $crate::runtime::Documented for $name {
            const SHAPE: &'static $crate::runtime::Shape = &$crate::runtime::Shape::Signed;
        }
    };
}

/// The codes of an operation's error enum, each with its row of the module `errors`.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_codes {
    ($name:ident { $($code:literal => $variant:ident $row:ident,)* }) => {
        $crate::__eq_and_hash! { $name(this) $crate::ErrorCode::code(*this) }
        impl $crate::ErrorCode for $name {
            const DOCUMENTED: &'static [$crate::DocumentedError] = &[$(super::errors::$row),*];

            fn from_code(code: i64) -> Self {
                match code {
                    $($code => Self::$variant,)*
                    other => Self::Other(other),
                }
            }

            fn code(self) -> i64 {
                match self {
                    $(Self::$variant => $code,)*
                    Self::Other(code) => code,
                }
            }
        }
    };
}

/// The events of an enum of them, each with its type.
#[doc(hidden)]
#[macro_export]
macro_rules! __any_event {
    ($name:ident { $($id:literal => $variant:ident,)* }) => {
        impl $name {
            /// The event types of the documented events, in the order of the pages.
            pub const TYPES: &'static [&'static str] = &[$($id),*];

            /// Decodes the body of an event, which is `event` of the envelope; the type is that of the header.
            ///
            /// The body is a [`serde_json::Value`], or whatever else serde decodes from. That of an unknown type is kept
            /// in [`Other`](Self::Other).
            ///
            /// # Errors
            ///
            /// A body that does not fit its known type.
            pub fn decode<'de, D: $crate::runtime::serde::Deserializer<'de>>(event_type: &str, body: D) -> Result<Self, D::Error> {
                use $crate::runtime::serde::Deserialize;
                match event_type {
                    $($id => Deserialize::deserialize(body).map(Box::new).map(Self::$variant),)*
                    _ => Deserialize::deserialize(body)
                        .map(|body| Self::Other($crate::UnknownEvent::new(event_type, body))),
                }
            }

            /// The event type, as the header of the envelope names it.
            pub fn event_type(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $id,)*
                    Self::Other(event) => &event.event_type,
                }
            }
        }
        $crate::__if_bidirectional! {
            impl $crate::runtime::serde::Serialize for $name {
                fn serialize<S: $crate::runtime::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    match self {
                        $(Self::$variant(event) => $crate::runtime::serde::Serialize::serialize(event, serializer),)*
                        Self::Other(event) => $crate::runtime::serde::Serialize::serialize(&event.body, serializer),
                    }
                }
            }
        }
    };
}

pub use {
    __any_event as any_event, __body as body, __error_codes as error_codes, __integer_values as integer_values,
    __text_values as text_values,
};
#[cfg(feature = "bidirectional-serde")]
pub use {__object as object, __object as request, __record as record};
#[cfg(not(feature = "bidirectional-serde"))]
pub use {__read as record, __write as object};
