//! How the structs and enums of the model are defined.

/// Defines a struct of the model and its JSON: an object with the fields as keys, in their order.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* $field:ident $(as $key:literal)?: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Default)]
        #[cfg_attr(feature = "author", derive(Debug, Clone, PartialEq, Eq))]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }

        impl $crate::json::Node for $name {
            fn read(&mut self, value: $crate::json::Value) -> Result<(), $crate::json::LoadError> {
                $crate::json::read_all(value, &mut [$(($crate::json::record!(@key $field $($key)?), &mut self.$field)),*])
            }
        }

        $crate::json::written! {
            impl $crate::json::WriteNode for $name {
                fn write(&self, out: &mut $crate::json::Writer) {
                    out.open('{');
                    $($crate::json::key(out, $crate::json::record!(@key $field $($key)?), &self.$field);)*
                    out.close('}');
                }
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
        #[derive(Clone, Copy, PartialEq)]
        #[cfg_attr(feature = "author", derive(Debug, Eq, PartialOrd, Ord, Hash))]
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
            fn read(&mut self, value: $crate::json::Value) -> Result<(), $crate::json::LoadError> {
                let index = $crate::json::word(value, &[$($word),*])?;
                *self = Self::ALL.get(index).copied().unwrap_or(*self);
                Ok(())
            }
        }

        $crate::json::written! {
            impl $crate::json::WriteNode for $name {
                fn write(&self, out: &mut $crate::json::Writer) {
                    out.string(self.as_str());
                }
            }
        }
    };
}

/// Items that only programs that make a schema need.
#[cfg(feature = "author")]
macro_rules! written {
    ($($item:item)*) => { $($item)* };
}

#[cfg(not(feature = "author"))]
macro_rules! written {
    ($($item:item)*) => {};
}

pub(crate) use {record, words, written};
