//! NFKC and lower case: natively by a crate and the standard library, in a browser by the browser, whose
//! tables need no loading.
//!
//! Both give the same for every character that both know: the form of an assigned character never
//! changes (Unicode's stability policy).

#[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
pub fn nfkc(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().collect()
}

#[cfg(all(target_arch = "wasm32", feature = "wasm"))]
pub fn nfkc(text: &str) -> String {
    use wasm_bindgen::{JsCast, prelude::*};

    #[wasm_bindgen]
    extern "C" {
        /// A text of JavaScript.
        type Text;
        #[wasm_bindgen(method, structural)]
        fn normalize(this: &Text, form: &str) -> String;
    }
    JsValue::from_str(text).unchecked_into::<Text>().normalize("NFKC")
}

/// Adds a character in lower case.
#[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
pub fn push_lowercase(into: &mut String, c: char) {
    into.extend(c.to_lowercase());
}

/// Adds a character in lower case.
#[cfg(all(target_arch = "wasm32", feature = "wasm"))]
pub fn push_lowercase(into: &mut String, c: char) {
    use wasm_bindgen::{JsCast, prelude::*};

    #[wasm_bindgen]
    extern "C" {
        /// A text of JavaScript.
        type Letter;
        #[wasm_bindgen(method, structural, js_name = toLowerCase)]
        fn to_lower_case(this: &Letter) -> String;
    }
    match c {
        '\0'..='\u{7f}' => into.push(c.to_ascii_lowercase()),
        // Ideographs and Hangul have no case: no need to ask.
        '\u{2e80}'..='\u{a63f}' | '\u{ac00}'..='\u{d7ff}' | '\u{20000}'..='\u{3ffff}' => into.push(c),
        _ => into.push_str(&JsValue::from_str(c.encode_utf8(&mut [0; 4])).unchecked_into::<Letter>().to_lower_case()),
    }
}
