export { AssumedDoor, type AssumedDoorProps } from "./AssumedDoor";
export { AssumedFact, type AssumedFactProps } from "./AssumedFact";
