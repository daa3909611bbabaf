export { ToastRegion, toast, type ToastWords } from "./Toast";
