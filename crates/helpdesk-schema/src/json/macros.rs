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
                // Fields of a value that exists are less to compile than those of one that might not come about.
                let mut record = Self::default();
                $($crate::json::read(&mut object, $crate::json::record!(@key $field $($key)?), &mut record.$field)?;)*
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

            /// Its word in the schema.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl $crate::json::Node for $name {
            fn read(value: $crate::json::Value) -> Result<Self, $crate::json::LoadError> {
                const WORDS: &[&str] = &[$($word),*];
                let index = $crate::json::word(value, WORDS)?;
                Self::ALL.get(index).copied().ok_or_else(|| $crate::json::LoadError::new("an unknown word"))
            }

            fn write(&self, out: &mut $crate::json::Writer) {
                out.string(self.as_str());
            }
        }
    };
}

pub(crate) use {record, words};
