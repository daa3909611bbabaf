export { ChoiceList, type Choice, type ChoiceListProps } from "./ChoiceList";
export { Facts, type Fact } from "./Facts";
export { Page, type PageProps } from "./Page";
export { Panel } from "./Panel";
export { SaveBar, type SaveBarProps, type UnsavedChange } from "./SaveBar";
export { StatusBarFrame, StatusItem, StatusText, type StatusBarFrameProps } from "./StatusBar";
export { useIsNarrow } from "./useIsNarrow";
