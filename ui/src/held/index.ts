export { HeldSecret, type HeldSecretProps } from "./HeldSecret";
export { maskOf } from "./mask";
