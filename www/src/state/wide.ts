import { ref } from "vue";

const view = matchMedia("(min-width: 1101px)");
/** Whether there is room for the columns beside the questions; else bars stand above them. */
export const wide = ref(view.matches);
view.addEventListener("change", ({ matches }) => (wide.value = matches));
