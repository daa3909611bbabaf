export { VirtualTable } from "./VirtualTable";
export type { Column, Entry, Selection, Sort, VirtualTableHandle, VirtualTableProps } from "./types";
export { usePlaces, type PlacePlan, type Places } from "./usePlaces";
