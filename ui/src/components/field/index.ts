export { CodeBoxes, type CodeBoxesHandle, type CodeBoxesProps } from "./CodeBoxes";
export { Field, type FieldProps } from "./Field";
export { FieldGroup, type FieldGroupProps } from "./FieldGroup";
export { PasswordInput, type PasswordInputProps } from "./PasswordInput";
export { SearchInput, type SearchInputProps } from "./SearchInput";
export { TextArea, type TextAreaProps } from "./TextArea";
export { TextInput, type TextInputProps } from "./TextInput";
export { useRested } from "./useRested";
