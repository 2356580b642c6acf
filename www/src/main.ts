import { createApp } from "vue";
import App from "./App.vue";
import { startOffline } from "./state/offline";
import "./state/low";
import "./state/sunlight";
import "./style/tokens.css";
import "./style/base.css";
import "./style/parts.css";
import "./style/print.css";

// A page inside a foreign frame could be drawn over; static hosts cannot forbid it by a header.
if (self === top) {
  createApp(App).mount("#app");
  startOffline();
}
