export { ErrorNote, type ErrorNoteProps } from "./ErrorNote";
export { ERRORS, type ErrorAction } from "./table";
export { useErrorWords, type ErrorWords } from "./useErrorWords";
