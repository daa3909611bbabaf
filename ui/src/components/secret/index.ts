export { REVEALED_FOR, SecretField, type SecretFieldProps } from "./SecretField";
