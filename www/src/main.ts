import { createApp } from "vue";
import App from "./App.vue";
import { langReady } from "./state/lang";
import { startOffline } from "./state/offline";
import "./state/low";
import "./state/sunlight";
import "./style/tokens.css";
import "./style/base.css";
import "./style/parts.css";
import "./style/print.css";

// A page inside a foreign frame could be drawn over; static hosts cannot forbid it by a header.
if (self === top) {
  // Without the words of the other language the page is shown in Chinese.
  void langReady()
    .catch(() => undefined)
    .then(() => createApp(App).mount("#app"));
  startOffline();
}
