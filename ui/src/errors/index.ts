export { ErrorNote, type ErrorNoteProps } from "./ErrorNote";
export { ERRORS, type ErrorAction } from "./table";
export { troubleError } from "./trouble";
export { useErrorWords, type ErrorWords } from "./useErrorWords";
