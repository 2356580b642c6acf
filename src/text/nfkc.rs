//! NFKC: natively by a crate, in a browser by the browser, whose tables need no loading.
//!
//! Both give the same for every character that both know: the form of an assigned character never
//! changes (Unicode's stability policy).

#[cfg(not(target_arch = "wasm32"))]
pub fn nfkc(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().collect()
}

#[cfg(target_arch = "wasm32")]
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
