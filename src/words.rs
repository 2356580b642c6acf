//! Text in both languages of the product.

use serde::Serialize;
use tsify::Tsify;

/// A language of the page, the report and the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Chinese, the first language.
    #[default]
    Zh,
    /// English.
    En,
}

/// A few words of our own in both languages, such as what a value should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Said {
    /// Both languages side by side, so that neither can be forgotten.
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Said { zh, en }
    }

    /// The words in one language.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// What an author wrote, in Chinese and English; both are required.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Tsify)]
pub struct Words {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Words {
    /// The text in one language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}
