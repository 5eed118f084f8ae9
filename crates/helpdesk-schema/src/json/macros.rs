//! How the structs and enums of the model are defined.

/// Defines a struct of the model and its JSON: an object with the fields as keys, in their order.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* $field:ident $(as $key:literal)?: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }

        impl $crate::json::Node for $name {
            fn read(value: $crate::json::Value) -> Result<Self, $crate::json::LoadError> {
                let mut object = $crate::json::expect_object(value)?;
                let record = Self { $($field: $crate::json::take(&mut object, $crate::json::record!(@key $field $($key)?))?,)* };
                $crate::json::finish(&object)?;
                Ok(record)
            }

            fn write(&self, out: &mut $crate::json::Writer) {
                out.open('{');
                $($crate::json::key(out, $crate::json::record!(@key $field $($key)?), &self.$field);)*
                out.close('}');
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}

/// Defines an enum of the model and its JSON: a word for each variant.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant,)* }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word that stands for it in the schema.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl $crate::json::Node for $name {
            fn read(value: $crate::json::Value) -> Result<Self, $crate::json::LoadError> {
                let word = String::read(value)?;
                match word.as_str() {
                    $($word => Ok(Self::$variant),)*
                    _ => Err($crate::json::LoadError::new(format!(
                        "`{word}` is none of {}", [$($word),*].join(", ")
                    ))),
                }
            }

            fn write(&self, out: &mut $crate::json::Writer) {
                out.string(self.as_str());
            }
        }
    };
}

pub(crate) use {record, words};
