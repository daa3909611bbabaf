export { FactValue } from "./FactValue";
export { useFactName } from "./useFactName";
