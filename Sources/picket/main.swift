internal import PicketKit
