export { FactValue } from "./FactValue";
export { useFactName } from "./useFactName";
export { useFactRows } from "./useFactRows";
