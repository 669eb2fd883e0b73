internal import PicketModel
