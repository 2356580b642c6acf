//! Values as JSON text. It cannot fail, so what is written with it needs no way out at each key:
//! that, and no printing of floats, is why it is our own.

use crate::amount::Amount;
use serde::ser::{self, Serialize, Serializer};
use std::fmt::{self, Display, Write};

/// What most texts need: those of one answer are written at each tap.
const ROOM: usize = 1024;

/// A value as JSON text. Maps keep their order, so the same value gives the same bytes everywhere.
pub fn json<T: Serialize>(value: &T) -> String {
    let mut text = String::with_capacity(ROOM);
    let Ok(()) = value.serialize(&mut Writer(&mut text));
    text
}

/// There is no value of it: nothing that is written fails, and the compiler leaves out every way
/// on from a failure.
#[derive(Debug)]
pub enum Refused {}

impl Display for Refused {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}
impl std::error::Error for Refused {}
impl ser::Error for Refused {
    /// Only a type that refuses itself would call it, such as a lock or a path; none of ours is one.
    fn custom<T: Display>(_: T) -> Self {
        std::process::abort()
    }
}

type Done = Result<(), Refused>;

struct Writer<'a>(&'a mut String);

impl Writer<'_> {
    fn raw(&mut self, text: &str) -> Done {
        self.0.push_str(text);
        Ok(())
    }

    fn shown(&mut self, value: &dyn Display) -> Done {
        // Writing to a String does not fail.
        let _written = write!(self.0, "{value}");
        Ok(())
    }

    /// A number without a sign. The formatter of the library takes several times as long, and counts are
    /// most of what one answer tells.
    fn digits(&mut self, number: u64) {
        if number >= 10 {
            self.digits(number / 10);
        }
        self.0.extend(u32::try_from(number % 10).ok().and_then(|digit| char::from_digit(digit, 10)));
    }

    fn text(&mut self, text: &str) {
        self.0.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
            let (plain, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.0.push_str(plain);
            let mut chars = from.chars();
            match chars.next() {
                Some('\u{8}') => self.0.push_str("\\b"),
                Some('\t') => self.0.push_str("\\t"),
                Some('\n') => self.0.push_str("\\n"),
                Some('\u{c}') => self.0.push_str("\\f"),
                Some('\r') => self.0.push_str("\\r"),
                Some(escaped @ ('"' | '\\')) => self.0.extend(['\\', escaped]),
                Some(control) => {
                    let _written = write!(self.0, "\\u{:04x}", u32::from(control));
                }
                None => {}
            }
            rest = chars.as_str();
        }
        self.0.push_str(rest);
        self.0.push('"');
    }

    fn begin(&mut self, open: &str, close: &'static str) -> Result<Parts<'_>, Refused> {
        self.0.push_str(open);
        Ok(Parts { text: self.0, close, first: true })
    }

    /// The only key of a map, before its value.
    fn tag(&mut self, name: &str) {
        self.0.push('{');
        self.text(name);
        self.0.push(':');
    }
}

/// A list or map that is being written.
struct Parts<'a> {
    text: &'a mut String,
    close: &'static str,
    first: bool,
}

impl Parts<'_> {
    #[inline(never)]
    fn comma(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.text.push(',');
        }
    }
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.comma();
        value.serialize(&mut Writer(self.text))
    }
    /// The name of a field: nothing in it has to be escaped. Apart from the entry, of which there is one
    /// for each type of value.
    #[inline(never)]
    fn key(&mut self, key: &'static str) {
        self.comma();
        self.text.push('"');
        self.text.push_str(key);
        self.text.push_str("\":");
    }
    fn entry<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        self.key(key);
        value.serialize(&mut Writer(self.text))
    }
    fn close(self) -> Done {
        self.text.push_str(self.close);
        Ok(())
    }
}

macro_rules! figures {
    ($($name:ident $type:ty),*) => {
        $(fn $name(self, value: $type) -> Done {
            self.shown(&value)
        })*
    };
}

macro_rules! counts {
    ($($name:ident $type:ty),*) => {
        $(fn $name(self, value: $type) -> Done {
            self.digits(value.into());
            Ok(())
        })*
    };
}

impl<'a> Serializer for &'a mut Writer<'_> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    figures! {
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64
    }
    counts! {
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64
    }

    fn serialize_bool(self, value: bool) -> Done {
        self.raw(if value { "true" } else { "false" })
    }
    fn serialize_f32(self, value: f32) -> Done {
        self.serialize_f64(f64::from(value))
    }
    /// The only floats that are written stand for an [`Amount`].
    fn serialize_f64(self, value: f64) -> Done {
        match Amount::from_float(value) {
            Some(amount) => self.shown(&amount),
            None => self.raw("null"),
        }
    }
    fn serialize_char(self, value: char) -> Done {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, value: &str) -> Done {
        self.text(value);
        Ok(())
    }
    fn serialize_bytes(self, value: &[u8]) -> Done {
        self.collect_seq(value)
    }
    fn serialize_none(self) -> Done {
        self.raw("null")
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Done {
        self.raw("null")
    }
    fn serialize_unit_struct(self, _name: &'static str) -> Done {
        self.raw("null")
    }
    fn serialize_unit_variant(self, _name: &'static str, _index: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _name: &'static str, value: &T) -> Done {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _name: &'static str, _index: u32, variant: &'static str, value: &T) -> Done {
        self.tag(variant);
        value.serialize(&mut *self)?;
        self.raw("}")
    }
    fn serialize_seq(self, _len: Option<usize>) -> Result<Parts<'a>, Refused> {
        self.begin("[", "]")
    }
    fn serialize_tuple(self, _len: usize) -> Result<Parts<'a>, Refused> {
        self.begin("[", "]")
    }
    fn serialize_tuple_struct(self, _name: &'static str, _len: usize) -> Result<Parts<'a>, Refused> {
        self.begin("[", "]")
    }
    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Parts<'a>, Refused> {
        self.tag(variant);
        self.begin("[", "]}")
    }
    fn serialize_map(self, _len: Option<usize>) -> Result<Parts<'a>, Refused> {
        self.begin("{", "}")
    }
    fn serialize_struct(self, _name: &'static str, _len: usize) -> Result<Parts<'a>, Refused> {
        self.begin("{", "}")
    }
    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Parts<'a>, Refused> {
        self.tag(variant);
        self.begin("{", "}}")
    }
}

macro_rules! elements {
    ($($trait:ident $name:ident),*) => {
        $(impl ser::$trait for Parts<'_> {
            type Ok = ();
            type Error = Refused;
            fn $name<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                self.element(value)
            }
            fn end(self) -> Done {
                self.close()
            }
        })*
    };
}
elements!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field);

macro_rules! entries {
    ($($trait:ident),*) => {
        $(impl ser::$trait for Parts<'_> {
            type Ok = ();
            type Error = Refused;
            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
                self.entry(key, value)
            }
            fn end(self) -> Done {
                self.close()
            }
        })*
    };
}
entries!(SerializeStruct, SerializeStructVariant);

/// Keys are texts: no other map is written.
impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Refused;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.element(key)
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.text.push(':');
        value.serialize(&mut Writer(self.text))
    }
    fn end(self) -> Done {
        self.close()
    }
}
