export { Countdown, clockOf, type CountdownProps } from "./Countdown";
export { EmptyState, type EmptyStateProps } from "./EmptyState";
export { JobBar, type JobBarProps } from "./JobBar";
export { Note, type NoteProps, type NoteTone } from "./Note";
export { ProgressBar, type ProgressBarProps } from "./ProgressBar";
export { Skeleton, type SkeletonProps } from "./Skeleton";
