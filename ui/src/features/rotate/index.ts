export { PlanPage, type PlanPageProps } from "./plan/PlanPage";
export { RotationPage, type RotationPageProps } from "./RotationPage";
