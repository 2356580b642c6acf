//! The text of a table as office programs in China leave it: "CSV" is GB18030, "Unicode text" is
//! UTF-16 with a mark, and only "CSV UTF-8" is UTF-8.

use crate::fault::{Fault, Problem, Syntax, TableSyntax};
use encoding_rs::{Encoding, GB18030};

/// The text, and the name of its encoding where that is not UTF-8. What is not UTF-8 and has no
/// mark is GB18030: of the encodings that are used here only UTF-8 can be told from its bytes.
///
/// # Errors
/// It is a text in none of them, or no text at all.
pub fn table(bytes: Vec<u8>) -> Result<(String, Option<&'static str>), Fault> {
    let bytes = match String::from_utf8(bytes) {
        // Text in UTF-16 without a mark would be told here.
        Ok(text) if !text.contains('\0') => return Ok((text, None)),
        Ok(text) => text.into_bytes(),
        Err(other) => other.into_bytes(),
    };
    let encoding = Encoding::for_bom(&bytes).map_or(GB18030, |(marked, _)| marked);
    let (text, encoding, broken) = encoding.decode(&bytes);
    if broken || text.contains('\0') {
        return Err(Fault::new(Problem::Syntax { what: Syntax::Table(TableSyntax::Encoding) }));
    }
    Ok((text.into_owned(), Some(encoding.name())))
}

/// The text of a file that has to be UTF-8.
///
/// # Errors
/// It is not, with the encoding that it probably has.
pub fn utf8(bytes: Vec<u8>) -> Result<String, Fault> {
    match String::from_utf8(bytes) {
        // UTF-16 without a mark has zeros.
        Ok(text) if !text.contains('\0') => Ok(text),
        Ok(_) => Err(Fault::new(Problem::NotUtf8 { likely: Some("UTF-16") })),
        Err(other) => Err(Fault::new(Problem::NotUtf8 { likely: likely(other.as_bytes()) })),
    }
}

fn likely(bytes: &[u8]) -> Option<&'static str> {
    if Encoding::for_bom(bytes).is_some() || bytes.iter().filter(|byte| **byte == 0).count() > bytes.len() / 4 {
        return Some("UTF-16");
    }
    let (_, broken) = GB18030.decode_without_bom_handling(bytes);
    (!broken && !bytes.contains(&0)).then_some("GB18030 (GBK)")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "对象,得分\r\n窗口㐀𠮷,91.8\r\n";

    #[test]
    fn a_table_is_read_in_each_encoding_of_an_office_program() {
        let utf16 =
            |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { "\u{feff}".encode_utf16().chain(TEXT.encode_utf16()).flat_map(bytes).collect() };
        let (gb, _, lost) = GB18030.encode(TEXT);
        assert!(!lost && std::str::from_utf8(&gb).is_err());
        for (bytes, name) in [
            (TEXT.as_bytes().to_vec(), None),
            (gb.into_owned(), Some("gb18030")),
            (utf16(u16::to_le_bytes), Some("UTF-16LE")),
            (utf16(u16::to_be_bytes), Some("UTF-16BE")),
        ] {
            assert_eq!(table(bytes).unwrap(), (TEXT.to_owned(), name));
        }
        // The bytes of GBK as they are, so that the encoder is not asked about itself.
        assert_eq!(table(vec![0xb6, 0xd4, 0xcf, 0xf3]).unwrap().0, "对象");
        let marked = format!("\u{feff}{TEXT}");
        assert_eq!(table(marked.clone().into_bytes()).unwrap(), (marked, None));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let unmarked: Vec<u8> = "a,b\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [vec![0xff, 0x41], vec![b'a', 0xb6], vec![0xff, 0xfe, 0x00, 0xd8], b"PK\x03\x04\x14\x00\x06\x00".to_vec(), unmarked] {
            assert_eq!(table(bytes.clone()).unwrap_err().problem.code(), "syntax", "{bytes:?}");
        }
    }
}
