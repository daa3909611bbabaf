export { CheckBox, Checkbox, type CheckBoxProps, type CheckboxProps } from "./Checkbox";
export { CheckList, type CheckListOption, type CheckListProps } from "./CheckList";
export { Chip, type ChipProps } from "./Chip";
export { RadioCards, type RadioCard, type RadioCardsProps } from "./RadioCards";
export { RadioList, type RadioListProps, type RadioRow } from "./RadioList";
export { Segmented, type SegmentedProps } from "./Segmented";
export { Select, type SelectOption, type SelectProps } from "./Select";
export { Switch, type SwitchProps } from "./Switch";
